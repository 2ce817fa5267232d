package io.fairlead.web;

/** What a door shows to a browser instead of the plain error page; it stands in the exchange's variable. */
public interface ErrorPage {
    String VARIABLE = "errorPage";

    String render(Problem problem);
}
