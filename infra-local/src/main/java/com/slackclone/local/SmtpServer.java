package com.slackclone.local;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.PrintStream;

/// GreenMail's SMTP server: takes mail for anyone, from anyone, with any credentials or none, and prints it.
final class SmtpServer implements LocalServer {

    private final int port;
    private final PrintStream out;

    SmtpServer(int port, PrintStream out) {
        this.port = port;
        this.out = out;
    }

    @Override
    public ServerName name() {
        return ServerName.SMTP;
    }

    @Override
    public Started start() {
        var setup = new ServerSetup(port, Loopback.HOST, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(10_000);
        var mail = new GreenMail(setup);
        mail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        mail.getUserManager().setMessageDeliveryHandler(new MailPrinter(out));
        mail.start();
        return new Started(Loopback.url("smtp", mail.getSmtp().getPort()), mail::stop);
    }
}
