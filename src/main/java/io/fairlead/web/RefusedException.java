package io.fairlead.web;

/** A request that is answered with a problem of its own; nothing is stored. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final String allowed;

    public RefusedException(Problem problem) {
        this(problem, "GET, HEAD");
    }

    /** @param allowed with status 405, the methods that are possible */
    public RefusedException(Problem problem, String allowed) {
        super(problem.detail());
        this.problem = problem;
        this.allowed = allowed;
    }

    String allowed() {
        return allowed;
    }

    public Problem problem() {
        return problem;
    }
}
