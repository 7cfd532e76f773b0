package io.lianke.contract;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/// Mutants of code that decides: each branch taken the other way, each yes-or-no answered always
/// yes and always no. The bodies of loaded classes are replaced while the application runs.
final class CodeMutants {
    private final Instrumentation instrumentation;

    CodeMutants(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    List<Mutant> of(Class<?> type) throws IOException {
        var original = bytes(type);
        var mutants = new ArrayList<Mutant>();
        for (var method : ClassFile.of().parse(original).methods()) {
            var name = method.methodName().stringValue();
            var code = method.code();
            if (code.isEmpty() || name.equals("<clinit>")) {
                continue;
            }
            var at = type.getSimpleName() + "." + name;
            var signature = name + method.methodType().stringValue();
            var branches =
                    code.get().elementList().stream()
                            .filter(BranchInstruction.class::isInstance)
                            .filter(each -> isTwoWay(((BranchInstruction) each).opcode()))
                            .count();
            for (int branch = 0; branch < branches; branch++) {
                var number = branch;
                mutants.add(
                        mutant(
                                type,
                                original,
                                "%s: branch %d is turned round".formatted(at, number + 1),
                                signature,
                                (_, seen) -> seen == number));
            }
            if (method.methodTypeSymbol().returnType().descriptorString().equals("Z")) {
                for (var answer : List.of(false, true)) {
                    mutants.add(constant(type, original, at, signature, answer));
                }
            }
        }
        return mutants;
    }

    private static boolean isTwoWay(Opcode opcode) {
        return opcode.name().startsWith("IF");
    }

    private static Opcode opposite(Opcode opcode) {
        return switch (opcode) {
            case IFEQ -> Opcode.IFNE;
            case IFNE -> Opcode.IFEQ;
            case IFLT -> Opcode.IFGE;
            case IFGE -> Opcode.IFLT;
            case IFGT -> Opcode.IFLE;
            case IFLE -> Opcode.IFGT;
            case IFNULL -> Opcode.IFNONNULL;
            case IFNONNULL -> Opcode.IFNULL;
            case IF_ICMPEQ -> Opcode.IF_ICMPNE;
            case IF_ICMPNE -> Opcode.IF_ICMPEQ;
            case IF_ICMPLT -> Opcode.IF_ICMPGE;
            case IF_ICMPGE -> Opcode.IF_ICMPLT;
            case IF_ICMPGT -> Opcode.IF_ICMPLE;
            case IF_ICMPLE -> Opcode.IF_ICMPGT;
            case IF_ACMPEQ -> Opcode.IF_ACMPNE;
            case IF_ACMPNE -> Opcode.IF_ACMPEQ;
            default -> throw new IllegalArgumentException(opcode.name());
        };
    }

    private Mutant mutant(
            Class<?> type,
            byte[] original,
            String name,
            String signature,
            BiPredicate<BranchInstruction, Integer> chosen) {
        CodeTransform turn =
                CodeTransform.ofStateful(() -> {
                    var seen = new AtomicInteger();
                    return (builder, element) -> {
                        if (element instanceof BranchInstruction branch
                                && isTwoWay(branch.opcode())
                                && chosen.test(branch, seen.getAndIncrement())) {
                            builder.branch(opposite(branch.opcode()), branch.target());
                        } else {
                            builder.with(element);
                        }
                    };
                });
        return replaced(type, original, name, signature, turn);
    }

    private Mutant constant(
            Class<?> type, byte[] original, String at, String signature, boolean answer) {
        CodeTransform say =
                (builder, element) -> {
                    if (isAnswer(element)) {
                        builder.pop().loadConstant(answer ? 1 : 0).return_(TypeKind.BOOLEAN);
                    } else {
                        builder.with(element);
                    }
                };
        var name = "%s: always %s".formatted(at, answer ? "yes" : "no");
        return replaced(type, original, name, signature, say);
    }

    private static boolean isAnswer(CodeElement element) {
        return element instanceof ReturnInstruction;
    }

    private Mutant replaced(
            Class<?> type, byte[] original, String name, String signature, CodeTransform change) {
        var transform =
                ClassTransform.transformingMethodBodies(
                        method ->
                                (method.methodName().stringValue()
                                                + method.methodType().stringValue())
                                        .equals(signature),
                        change);
        var file = ClassFile.of();
        var mutated = file.transformClass(file.parse(original), transform);
        return new Mutant(
                "code",
                name,
                () -> instrumentation.redefineClasses(new ClassDefinition(type, mutated)),
                () -> instrumentation.redefineClasses(new ClassDefinition(type, original)));
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        var file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (var in = Objects.requireNonNull(type.getResourceAsStream(file))) {
            return in.readAllBytes();
        }
    }
}
