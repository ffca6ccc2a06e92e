package com.slackclone.testing;

import com.slackclone.platform.seed.SeedReport;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.env.Environment;

/// Tells the person at the terminal where things are, whom to sign in as, and what mail the server sends.
public final class LocalConsole implements ApplicationListener<ApplicationEvent> {

    private volatile List<String> seeded = List.of();

    private LocalConsole() {}

    public static void register(ConfigurableApplicationContext context) {
        context.addApplicationListener(new LocalConsole());
        if (context.getEnvironment().getProperty(LocalStackEnvironment.ATTACH) == null) {
            LocalStack.shared().onMail(LocalConsole::print);
        }
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        switch (event) {
            case PayloadApplicationEvent<?> payload
            when payload.getPayload() instanceof SeedReport report -> seeded = report.lines();
            case ApplicationReadyEvent ready ->
                print(ready.getApplicationContext().getEnvironment());
            default -> {}
        }
    }

    private void print(Environment environment) {
        var origin = "http://localhost:" + environment.getProperty("local.server.port");
        var text = new StringBuilder()
                .append("\n  GraphiQL  ")
                .append(origin)
                .append("/graphiql\n  GraphQL   ")
                .append(origin)
                .append("/graphql, also for WebSocket (graphql-transport-ws) and server-sent events\n  Google    ")
                .append(environment.getProperty("GOOGLE_ISSUER"))
                .append(", which believes whatever one says\n");
        seeded.forEach(line -> text.append("  ").append(line).append('\n'));
        System.out.println(text.append("  Ctrl-C ends the server, and its local stack, which keeps nothing.\n"));
    }

    private static void print(Mail mail) {
        System.out.printf(
                "%n  Mail to %s: %s%n%s%n",
                mail.to(), mail.subject(), mail.text().indent(4));
    }
}
