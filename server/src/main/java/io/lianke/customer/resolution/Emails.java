package io.lianke.customer.resolution;

import com.ibm.icu.text.IDNA;
import io.lianke.customer.resolution.Normalized.Accepted;
import io.lianke.customer.resolution.Normalized.Refused;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/// E-mail addresses to lower case with an ASCII domain.
///
/// Compatibility forms are folded only where an input method makes them out of the same key: the
/// full-width forms of ASCII and the ideographic full stop. Others (ligatures, circled digits) may
/// be somebody else's mailbox and stay. The domain follows UTS 46 non-transitional, as mail servers
/// do: `straße.de` and `strasse.de` are two domains.
final class Emails {

    private static final int ADDRESS_CHARS_MAX = 254;
    private static final int LOCAL_BYTES_MAX = 64;
    private static final IDNA DOMAINS =
            IDNA.getUTS46Instance(
                    IDNA.USE_STD3_RULES
                            | IDNA.CHECK_BIDI
                            | IDNA.CHECK_CONTEXTJ
                            | IDNA.NONTRANSITIONAL_TO_ASCII);

    private Emails() {}

    static Normalized normalize(String clean) {
        var folded = folded(clean);
        var at = folded.lastIndexOf('@');
        if (at <= 0 || at == folded.length() - 1 || folded.indexOf('@') != at) {
            return new Refused(Normalized.EMAIL_INVALID);
        }
        var local =
                Normalizer.normalize(
                        folded.substring(0, at).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        if (!mailbox(local)) {
            return new Refused(Normalized.EMAIL_INVALID);
        }
        var domain = domain(folded.substring(at + 1));
        if (domain.isEmpty()) {
            return new Refused(Normalized.EMAIL_DOMAIN);
        }
        if (local.getBytes(StandardCharsets.UTF_8).length > LOCAL_BYTES_MAX
                || local.length() + 1 + domain.length() > ADDRESS_CHARS_MAX) {
            return new Refused(Normalized.TOO_LONG);
        }
        return new Accepted(new Identifier(IdentifierType.EMAIL, local + "@" + domain));
    }

    private static String folded(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 0xFF01 && c <= 0xFF5E) {
                out.append((char) (c - 0xFEE0));
            } else {
                out.append(c == 0x3002 || c == 0xFF61 ? '.' : c);
            }
        }
        return out.toString();
    }

    private static boolean mailbox(String local) {
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            return false;
        }
        return local.codePoints().allMatch(Emails::mailboxCharacter);
    }

    private static boolean mailboxCharacter(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0;
        }
        return !Character.isSpaceChar(c) && Character.isDefined(c);
    }

    /// The ASCII form, or empty when it is no domain that receives mail: one label, an address
    /// literal, a label or a whole of bad length.
    private static String domain(String written) {
        var bare = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        var info = new IDNA.Info();
        var ascii = DOMAINS.nameToASCII(bare, new StringBuilder(), info).toString();
        if (info.hasErrors() || ascii.indexOf('.') <= 0 || ascii.length() > 253) {
            return "";
        }
        var top = ascii.substring(ascii.lastIndexOf('.') + 1);
        var numeric = top.chars().allMatch(c -> c >= '0' && c <= '9');
        return numeric ? "" : ascii.toLowerCase(Locale.ROOT);
    }
}
