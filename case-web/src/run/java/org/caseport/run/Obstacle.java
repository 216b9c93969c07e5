package org.caseport.run;

/** Reports what prevents the start or stops it; the message says what to do. */
final class Obstacle extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final String whatToDo;

    Obstacle(String whatToDo) {
        super(whatToDo);
        this.whatToDo = whatToDo;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
