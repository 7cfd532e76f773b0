package io.lianke.contract;

import io.lianke.access.Open;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Mutants of who may do what: each cell of roles and permissions, and what each endpoint asks for.
final class RightsMutants {
    @Open(value = Open.To.ANYONE, why = "a mutant")
    @Requires({})
    @SuppressWarnings("UnusedMethod") // bears the annotations that endpoints are given
    private static void open() {}

    private RightsMutants() {}

    /// One permission more or less, for each role.
    static Map<Mutant, Cell> cells() throws ReflectiveOperationException {
        var mutants = new LinkedHashMap<Mutant, Cell>();
        var field = permissions();
        for (var role : Role.builtIn()) {
            for (var permission : Permission.values()) {
                var before = role.permissions();
                if ((role.scope() != RowScope.ALL && !is(permission, "limitable"))
                        || (!role.fields().nothing() && is(permission, "wholeRecords"))) {
                    continue; // nobody with this role ever has it, whatever the table says
                }
                var after = EnumSet.noneOf(Permission.class);
                after.addAll(before);
                if (!after.remove(permission)) {
                    after.add(permission);
                }
                var name =
                        "%s %s %s"
                                .formatted(
                                        role.code(),
                                        after.contains(permission) ? "also has" : "lacks",
                                        permission.code());
                mutants.put(
                        new Mutant(
                                "roles",
                                name,
                                () -> field.set(role, Set.copyOf(after)),
                                () -> field.set(role, before)),
                        new Cell(role, permission));
            }
        }
        return mutants;
    }

    record Cell(Role role, Permission permission) {}

    private static Field permissions() {
        var field =
                Arrays.stream(Role.class.getDeclaredFields())
                        .filter(each -> each.getType() == Set.class)
                        .findFirst()
                        .orElseThrow();
        field.setAccessible(true);
        return field;
    }

    private static boolean is(Permission permission, String name)
            throws ReflectiveOperationException {
        var method = Permission.class.getDeclaredMethod(name);
        method.setAccessible(true);
        return (boolean) method.invoke(permission);
    }

    /// What an endpoint asks for is dropped, and exchanged for what another asks for.
    static List<Mutant> of(Method endpoint, Collection<Method> others, Random random)
            throws ReflectiveOperationException {
        var mutants = new ArrayList<Mutant>();
        var open = RightsMutants.class.getDeclaredMethod("open").getAnnotation(Open.class);
        var asked = endpoint.getAnnotation(Requires.class);
        var opened = endpoint.getAnnotation(Open.class);
        if (opened == null || opened.value() != Open.To.ANYONE) {
            mutants.add(exchanged(endpoint, "is open to anyone", open));
        }
        if (asked != null) {
            var different =
                    others.stream()
                            .map(other -> other.getAnnotation(Requires.class))
                            .filter(other -> other != null && !other.equals(asked))
                            .distinct()
                            .toList();
            var other = different.get(random.nextInt(different.size()));
            mutants.add(exchanged(endpoint, "asks for " + Arrays.toString(other.value()), other));
        }
        return mutants;
    }

    /// [Method] keeps what it has read of its annotations; that is what is exchanged.
    private static Mutant exchanged(Method endpoint, String name, Annotation other)
            throws ReflectiveOperationException {
        var kept = Executable.class.getDeclaredField("declaredAnnotations");
        kept.setAccessible(true);
        endpoint.getAnnotations();
        var before = kept.get(endpoint);
        var after = new LinkedHashMap<Class<? extends Annotation>, Annotation>();
        for (var annotation : endpoint.getAnnotations()) {
            if (!(annotation instanceof Open) && !(annotation instanceof Requires)) {
                after.put(annotation.annotationType(), annotation);
            }
        }
        after.put(other.annotationType(), other);
        return new Mutant(
                "endpoints",
                endpoint.getDeclaringClass().getSimpleName()
                        + "."
                        + endpoint.getName()
                        + " "
                        + name,
                () -> kept.set(endpoint, after),
                () -> kept.set(endpoint, before));
    }
}
