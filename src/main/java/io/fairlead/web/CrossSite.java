package io.fairlead.web;

/** Tells whether a page of somebody else made the browser send a request. */
final class CrossSite {
    private CrossSite() {}

    /** Browsers say so themselves (Fetch Metadata); an older one sends the origin at least. */
    static boolean is(String fetchSite, String origin, String host) {
        if (!fetchSite.isEmpty()) {
            return !fetchSite.equals("same-origin") && !fetchSite.equals("none");
        }
        return !origin.isEmpty() && !origin.replaceFirst("^https?://", "").equals(host);
    }
}
