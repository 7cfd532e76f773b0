/// The demo company itself, made up: a chain of pet shops that also wash, board and treat pets, its
/// stores, what it sells, who buys there and how. Pure Java without I/O; the same questions get the
/// same answers on every machine.
///
/// A customer is made from the customer's number alone, so number 17 is the same person in a
/// company of a hundred and of a million. Eight numbers in a row are a neighbourhood, in which
/// families live together and share devices. Buying follows the model that lifetime value is later
/// estimated by (Fader, Hardie and Lee 2005, "Counting Your Customers the Easy Way", BG/NBD): a
/// rate of one's own from a gamma distribution, and after each purchase a chance of one's own, from
/// a beta distribution, of never coming back. Seasons, weekdays and opening hours bend the time in
/// which this happens.
@NullMarked
package io.lianke.demo.company;

import org.jspecify.annotations.NullMarked;
