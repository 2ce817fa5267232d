package io.fairlead.access;

import java.util.regex.Pattern;

/** Where to after the sign-in: a page of ours and nothing else, or a link could lead anybody anywhere in our name. */
final class NextPlace {
    private static final Pattern OURS =
            Pattern.compile("(?!.*\\.\\.)/(desk|admin|docs|account)([/?][A-Za-z0-9_.~/?=&%+,:-]*)?");
    private static final int LONGEST = 500;

    private NextPlace() {}

    static String of(String wished, Account account) {
        if (account.mustChange()) {
            return "/account";
        }
        if (wished.length() <= LONGEST && OURS.matcher(wished).matches()) {
            return wished;
        }
        return account.roles().contains(Role.AGENT) ? "/desk" : "/admin";
    }
}
