package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.text.TextRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/// Brings in people who did not register themselves: what seeding and imports use. It signs nobody in, sends no
/// mail and knows no rate limits, so no operation of the API may lead here.
@Service
public class AccountImport {

    private static final TextRule NAME = TextRule.line("name", 1, 80);

    private final UserTable users;
    private final CredentialsTable credentials;
    private final Passwords passwords;

    AccountImport(UserTable users, CredentialsTable credentials, Passwords passwords) {
        this.users = users;
        this.credentials = credentials;
        this.passwords = passwords;
    }

    /// @param email in lower case
    /// @param timezone an IANA name
    /// @param since when the account was made
    public record Person(
            String email,
            String name,
            @Nullable String title,
            @Nullable String timezone,
            Instant since) {}

    /// Makes an account for each person whose address is free; those who are there stay as they are, password
    /// too. The addresses count as verified: whoever imports people vouches for them.
    ///
    /// @param password of all that are made; it is hashed once, as hashing is slow by design
    /// @return whose address is whose, the old accounts too, in the order of `people`
    /// @throws ApiException `BAD_USER_INPUT` for a name or password that registering refuses
    public Map<String, UserId> add(List<Person> people, String password) {
        Passwords.check("password", password);
        var ids = new LinkedHashMap<String, UserId>();
        var hash = SingletonSupplier.of(() -> passwords.hash(password));
        for (var person : people) {
            var id = users.findIdByEmail(person.email()).orElseGet(() -> add(person, hash.obtain()));
            ids.put(person.email(), id);
        }
        return ids;
    }

    private UserId add(Person person, String hash) {
        var name = NAME.checkTrimmed(person.name());
        var since = person.since().truncatedTo(ChronoUnit.MILLIS);
        var user = new User(
                UserId.next(),
                name,
                name,
                person.email(),
                null,
                person.title(),
                person.timezone(),
                null,
                false,
                false,
                since,
                1);
        users.add(user, credentials.create(user.id(), hash, user.email()));
        return user.id();
    }
}
