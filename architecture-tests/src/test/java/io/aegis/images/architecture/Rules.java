package io.aegis.images.architecture;

import com.tngtech.archunit.lang.ArchRule;
import io.vavr.control.Option;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** All rules there are, each under its name. */
final class Rules {

    static final Map<String, ArchRule> ALL = all();

    /** For parameterized tests: name and rule. */
    static Stream<Arguments> each() {
        return ALL.entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    static ArchRule named(String name) {
        return Option.<ArchRule>of(ALL.get(name)).getOrElseThrow(() -> new AssertionError("no rule " + name));
    }

    private static Map<String, ArchRule> all() {
        var rules = new TreeMap<String, ArchRule>();
        Stream.of(Directions.class, Libraries.class, Manners.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getType() == ArchRule.class)
                .forEach(field -> rules.put(field.getName(), value(field)));
        return rules;
    }

    private static ArchRule value(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }

    private Rules() {}
}
