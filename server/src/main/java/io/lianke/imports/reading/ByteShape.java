package io.lianke.imports.reading;

/// Counts, in one pass, how well the bytes of a file fit each encoding that is guessed at.
final class ByteShape {

    final Utf8 utf8 = new Utf8();
    final Gb gb = new Gb();

    /// Bytes that windows-1252 does not define.
    long notWestern;

    private long bytes;
    private long controls;

    void take(byte[] buffer, int length) {
        bytes += length;
        for (int i = 0; i < length; i++) {
            int b = buffer[i];
            if (b >= 0 && utf8.pending == 0 && gb.state == 0) {
                utf8.inDamage = false;
                if (b < 0x20) {
                    control(b);
                }
                continue;
            }
            b &= 0xFF;
            utf8.take(b);
            gb.take(b);
            if (b < 0x20) {
                control(b);
            }
            if (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
                notWestern++;
            }
        }
    }

    /// More than one byte in twenty is a control character no text has.
    boolean binary() {
        return controls > 4 && controls * 20 > bytes;
    }

    private void control(int b) {
        if (b != '\t' && b != '\n' && b != '\r' && b != 0x0C && b != 0x1A) {
            controls++;
        }
    }

    /// Well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
    static final class Utf8 {
        long sequences;
        long damaged;
        int pending;
        private boolean inDamage;
        private int low = 0x80;
        private int high = 0xBF;

        boolean sound() {
            return damaged == 0 && pending == 0;
        }

        private void take(int b) {
            if (pending > 0) {
                if (b >= low && b <= high) {
                    low = 0x80;
                    high = 0xBF;
                    if (--pending == 0) {
                        sequences++;
                        inDamage = false;
                    }
                    return;
                }
                damage();
                pending = 0;
            }
            low = 0x80;
            high = 0xBF;
            if (b < 0x80) {
                inDamage = false;
                return;
            }
            if (b >= 0xC2 && b <= 0xDF) {
                pending = 1;
            } else if (b >= 0xE0 && b <= 0xEF) {
                pending = 2;
                low = b == 0xE0 ? 0xA0 : 0x80;
                high = b == 0xED ? 0x9F : 0xBF;
            } else if (b >= 0xF0 && b <= 0xF4) {
                pending = 3;
                low = b == 0xF0 ? 0x90 : 0x80;
                high = b == 0xF4 ? 0x8F : 0xBF;
            } else {
                damage();
            }
        }

        /// Bytes in a row that do not fit are one damage.
        private void damage() {
            damaged += inDamage ? 0 : 1;
            inDamage = true;
        }
    }

    /// Well-formed GB18030, and how many of its pairs lie in the everyday GB2312 square.
    static final class Gb {
        long everyday;
        long rare;
        long damaged;
        int state;
        private int lead;

        boolean sound() {
            return damaged == 0 && state == 0;
        }

        private void take(int b) {
            switch (state) {
                case 0 -> begin(b);
                case 1 -> second(b);
                case 2 -> step(b >= 0x81 && b <= 0xFE, 3, b);
                case 3 -> {
                    var digit = b >= 0x30 && b <= 0x39;
                    if (digit) {
                        rare++;
                    }
                    step(digit, 0, b);
                }
                default -> throw new IllegalStateException("state " + state);
            }
        }

        private void begin(int b) {
            if (b >= 0x81 && b <= 0xFE) {
                lead = b;
                state = 1;
            } else if (b >= 0x80) {
                damaged++;
            }
        }

        private void second(int b) {
            if (b >= 0x30 && b <= 0x39) {
                state = 2;
                return;
            }
            var fits = (b >= 0x40 && b <= 0x7E) || (b >= 0x80 && b <= 0xFE);
            if (fits && b >= 0xA1 && lead >= 0xA1 && lead <= 0xF7) {
                everyday++;
            } else if (fits) {
                rare++;
            }
            step(fits, 0, b);
        }

        private void step(boolean fits, int next, int b) {
            if (fits) {
                state = next;
                return;
            }
            damaged++;
            state = 0;
            if (b >= 0x80) {
                begin(b);
            }
        }
    }
}
