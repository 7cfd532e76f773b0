package io.lianke.demo.company;

import java.util.List;
import java.util.SplittableRandom;

/// Random numbers that are the same for the same customer and purpose on every machine: strict
/// mathematics, and a generator whose algorithm is laid down.
final class Draw {
    private static final long OF_NUMBER = 0xD1B54A32D192ED03L;
    private static final long OF_PURPOSE = 0x8CB92BA72F3D8DD7L;

    private final SplittableRandom random;

    /// What a draw is for: one purpose never disturbs another.
    enum Purpose {
        NEIGHBOURHOOD(1),
        PERSON(2),
        PURCHASES(3),
        VISITS(4),
        STORES(5);

        private final long code;

        Purpose(long code) {
            this.code = code;
        }
    }

    Draw(Purpose purpose, int number) {
        random = new SplittableRandom((number + 1L) * OF_NUMBER + purpose.code * OF_PURPOSE);
    }

    double uniform() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// From 0 to `bound` - 1.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// Both ends included.
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// One by its weight, of the same place.
    <T> T one(List<T> of, double[] weights) {
        return of.get(weighted(weights));
    }

    /// The place that a weight falls to.
    int weighted(double[] weights) {
        var sum = 0.0;
        for (var weight : weights) {
            sum += weight;
        }
        var left = random.nextDouble() * sum;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    double exponential(double rate) {
        return -StrictMath.log(1 - random.nextDouble()) / rate;
    }

    private double normal() {
        // Box and Muller; the second value is not kept.
        return StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /// Marsaglia and Tsang 2000; a shape below one by their boost.
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        var d = shape - 1.0 / 3;
        var c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            var x = normal();
            var v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (StrictMath.log(1 - random.nextDouble())
                        < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                    return d * v;
                }
            }
        }
    }

    double beta(double a, double b) {
        var x = gamma(a);
        return x / (x + gamma(b));
    }
}
