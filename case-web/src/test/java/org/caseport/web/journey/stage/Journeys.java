package org.caseport.web.journey.stage;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands out a shared portal and browsers of one Chromium. Both live as long as the test process and not in the root
 * context, since Surefire gives each class a root of its own where classes run in several processes.
 */
public final class Journeys implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(Journeys.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.find()
                .map(path -> ConditionEvaluationResult.enabled("with " + path))
                .orElseGet(() -> ConditionEvaluationResult.disabled(Chromium.HOW_TO_INSTALL));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Portal.class || type == Browser.class || type == Browsers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Portal.class) {
            return Stage.PEOPLE.portal();
        }
        Browsers browsers = browsers(context);
        return type == Browsers.class ? browsers : browsers.at(Stage.PEOPLE.portal());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Browsers browsers = context.getStore(OURS).get(Browsers.class, Browsers.class);
        if (browsers != null) {
            String test = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName();
            browsers.afterTest(test, context.getExecutionException().isPresent());
        }
    }

    private static Browsers browsers(ExtensionContext context) {
        return context.getStore(OURS).getOrComputeIfAbsent(Browsers.class, key -> new Browsers(), Browsers.class);
    }
}
