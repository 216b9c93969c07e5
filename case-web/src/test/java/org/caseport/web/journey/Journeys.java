package org.caseport.web.journey;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out portal and browsers, one Chromium and one shared portal for the whole run. */
final class Journeys implements ExecutionCondition, ParameterResolver, AfterEachCallback {

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
            return sharedPortal(context);
        }
        Browsers browsers = browsers(context);
        return type == Browsers.class ? browsers : browsers.at(sharedPortal(context));
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

    private static Portal sharedPortal(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(
                        Portal.class,
                        key -> Portal.named("shared")
                                .with("caseport.quota.cases.per.hour", "0")
                                .with("caseport.contact.phone", "true")
                                .start(),
                        Portal.class);
    }

    private static Browsers browsers(ExtensionContext context) {
        Browsers.Engine engine = context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Browsers.Engine.class, key -> Browsers.Engine.start(), Browsers.Engine.class);
        return context.getStore(OURS).getOrComputeIfAbsent(Browsers.class, key -> new Browsers(engine), Browsers.class);
    }
}
