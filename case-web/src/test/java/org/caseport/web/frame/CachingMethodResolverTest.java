package org.caseport.web.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachingMethodResolverTest {

    private final CachingMethodResolver methods = new CachingMethodResolver();
    private final Context context = new Context();

    @Test
    void the_method_that_takes_the_argument_is_called_however_often_the_others_were() {
        for (int i = 0; i < 2; i++) {
            assertThat(call("of", DayOfWeek.MONDAY)).isEqualTo("day MONDAY");
            assertThat(call("of", "x")).isEqualTo("text x");
        }
    }

    @Test
    void arguments_are_converted_to_what_the_only_method_takes() {
        assertThat(call("twice", "21")).isEqualTo(42L);
    }

    @Test
    void a_method_of_any_number_of_arguments_gets_them_all() {
        assertThat(call("joined", "a")).isEqualTo("a");
        assertThat(call("joined", "a", "b", "c")).isEqualTo("abc");
    }

    @Test
    void what_several_methods_could_mean_is_left_to_the_standard() {
        call("of", (Object) null);
        assertThat(context.isPropertyResolved()).isFalse();
        call("missing");
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void a_fault_of_the_method_is_told_as_the_standard_tells_it() {
        assertThatThrownBy(() -> call("twice", "no number"))
                .isInstanceOf(ELException.class)
                .hasCauseInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> call("fail"))
                .isInstanceOf(ELException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private @Nullable Object call(String name, @Nullable Object... arguments) {
        context.setPropertyResolved(false);
        return methods.invoke(context, new Words(), name, null, arguments);
    }

    /** What a page may call. */
    public static final class Words {

        public String of(DayOfWeek day) {
            return "day " + day;
        }

        public String of(String text) {
            return "text " + text;
        }

        public long twice(long number) {
            return 2 * number;
        }

        public String joined(String first, Object... more) {
            StringBuilder all = new StringBuilder(first);
            for (Object one : more) {
                all.append(one);
            }
            return all.toString();
        }

        public void fail() {
            throw new IllegalStateException("on purpose");
        }
    }

    /** Converts as far as these tests need. */
    private static final class Context extends ELContext {

        @Override
        @SuppressWarnings("unchecked")
        public <T> T convertToType(Object value, Class<T> type) {
            if (type == long.class) {
                try {
                    return (T) Long.valueOf((String) value);
                } catch (NumberFormatException e) {
                    throw new ELException(e);
                }
            }
            return (T) value;
        }

        @Override
        public @Nullable ELResolver getELResolver() {
            return null;
        }

        @Override
        public @Nullable FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public @Nullable VariableMapper getVariableMapper() {
            return null;
        }
    }
}
