package com.slackclone.demo;

import com.slackclone.account.AccountImport;
import com.slackclone.account.UserId;
import com.slackclone.platform.seed.Seed;
import com.slackclone.workspace.Role;
import com.slackclone.workspace.Workspace;
import com.slackclone.workspace.WorkspaceId;
import com.slackclone.workspace.WorkspaceImport;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Plants a workspace in which a dozen people have worked for two weeks, up to yesterday.
///
/// Each step makes what is missing and leaves alone what is there: a run that was cut off is finished by the
/// next.
@Component
@ConditionalOnProperty("slack-clone.seed.enabled")
final class DemoSeed implements Seed {

    static final String WORKSPACE = "Analytical Engines";

    private static final URI ICON = URI.create("https://app.example.com/icons/analytical-engines.png");

    /// Everyone may know it: the accounts are nobody's, and see nothing but the demo.
    static final String PASSWORD = "analytical-engine";

    private final AccountImport accounts;
    private final WorkspaceImport workspaces;
    private final RoomPlanter rooms;
    private final Clock clock;

    DemoSeed(AccountImport accounts, WorkspaceImport workspaces, RoomPlanter rooms, Clock clock) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.rooms = rooms;
        this.clock = clock;
    }

    @Override
    public List<String> plant() {
        var script = Script.load();
        var zone = ZoneId.systemDefault();
        var days = WorkingDays.before(LocalDate.ofInstant(clock.instant(), zone), zone);
        var cast = new Cast(script.people(), plantPeople(script, days), days);
        var workspace = plantWorkspace(cast);
        new Growth(cast, script.transcripts()).plant(workspaces, workspace.id());
        plantRooms(workspace.id(), cast, script.transcripts());
        return report(script, workspace);
    }

    /// Their ids by their addresses.
    private Map<String, UserId> plantPeople(Script script, WorkingDays days) {
        var people = script.people().stream()
                .map(person -> new AccountImport.Person(
                        person.email(),
                        person.name(),
                        person.title(),
                        person.timezone(),
                        days.instant(Moment.morningOf(person.since()))))
                .toList();
        return accounts.add(people, PASSWORD);
    }

    private Workspace plantWorkspace(Cast cast) {
        var founder = cast.founder();
        var workspace = workspaces.workspace(cast.id(founder), WORKSPACE, cast.came(founder));
        workspaces.icon(workspace.id(), ICON);
        for (var person : cast.people()) {
            var role = person.isAdmin() ? Role.ADMIN : Role.MEMBER;
            workspaces.member(workspace.id(), cast.id(person), role, cast.came(person));
        }
        return workspace;
    }

    /// All at once: within a room messages wait for those before them, but no room waits for another.
    private void plantRooms(WorkspaceId workspace, Cast cast, List<Transcript> transcripts) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var planted = transcripts.stream()
                    .map(transcript ->
                            CompletableFuture.runAsync(() -> rooms.plant(workspace, cast, transcript), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(planted).join();
        }
    }

    private static List<String> report(Script script, Workspace workspace) {
        var people = script.people();
        var messages = script.transcripts().stream()
                .mapToInt(transcript -> transcript.lines().size())
                .sum();
        var others = people.stream().skip(1).map(Person::email).collect(Collectors.joining(", "));
        return List.of(
                "Demo      %s (%s): %d people, %d channels, %d conversations, %d messages"
                        .formatted(
                                workspace.name(),
                                workspace.slug(),
                                people.size(),
                                script.channels().size(),
                                script.transcripts().size() - script.channels().size(),
                                messages),
                "Sign in   as %s with the demo's password %s"
                        .formatted(people.getFirst().email(), PASSWORD),
                "or as     " + others);
    }
}
