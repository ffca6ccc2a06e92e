package com.slackclone.workspace;

import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class HandleController {

    HandleController(HandleTable handles, BatchLoaderRegistry registry) {
        registry.<Membership, String>forName("handles")
                .registerMappedBatchLoader((members, _) -> Mono.fromCallable(() -> handles.ofMembers(members)));
    }

    @SchemaMapping(typeName = "WorkspaceMember")
    CompletableFuture<String> handle(Membership member, DataLoader<Membership, String> handles) {
        return handles.load(member);
    }
}
