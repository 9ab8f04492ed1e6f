// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Flag;
import io.github.dockerpty.cli.options.UsageException;
import java.math.BigInteger;
import java.util.Locale;

/** Reads numbers with units, without floating point, so that no digit is lost. */
final class Quantity {

    private static final String UNITS = "bkmgtp";
    private static final int NANO_DIGITS = 9;
    private static final long UNIT = 1024;

    private Quantity() {}

    /** Bytes: digits, maybe a fraction, a unit of 1024 and a final {@code b} or {@code ib}, as in {@code 1.5GiB}. */
    static long bytes(Flag flag, String text) throws UsageException {
        String number = text.toLowerCase(Locale.ROOT).strip();
        if (number.endsWith("ib") && number.length() > 2 && UNITS.indexOf(number.charAt(number.length() - 3)) > 0) {
            number = number.substring(0, number.length() - 2);
        } else if (number.endsWith("b")) {
            number = number.substring(0, number.length() - 1);
        }
        long factor = 1;
        int unit = number.isEmpty() ? -1 : UNITS.indexOf(number.charAt(number.length() - 1));
        if (unit > 0) {
            number = number.substring(0, number.length() - 1);
            for (int i = 0; i < unit; i++) {
                factor *= UNIT;
            }
        }
        try {
            return scaled(number.strip(), factor);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UsageException(flag + "=" + text + " is no amount of bytes; write for example 512m or 2g");
        }
    }

    /** Billionths: digits with at most nine after the point. */
    static long billionths(Flag flag, String text) throws UsageException {
        int point = text.indexOf('.');
        try {
            if (point >= 0 && text.length() - point - 1 > NANO_DIGITS) {
                throw new NumberFormatException(text);
            }
            return scaled(text, 1_000_000_000);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UsageException(
                    flag + "=" + text + " is no number with at most " + NANO_DIGITS + " digits after the point");
        }
    }

    static int whole(Flag flag, String text) throws UsageException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageException(flag + "=" + text + " is no whole number");
        }
    }

    private static long scaled(String number, long factor) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String fraction = point < 0 ? "" : number.substring(point + 1);
        if (!digits(whole) || !digits(fraction) || (whole.isEmpty() && fraction.isEmpty())) {
            throw new NumberFormatException(number);
        }
        long units = whole.isEmpty() ? 0 : Long.parseLong(whole);
        BigInteger rest = BigInteger.ZERO;
        if (!fraction.isEmpty()) {
            rest = new BigInteger(fraction)
                    .multiply(BigInteger.valueOf(factor))
                    .divide(BigInteger.TEN.pow(fraction.length()));
        }
        return Math.addExact(Math.multiplyExact(units, factor), rest.longValueExact());
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
