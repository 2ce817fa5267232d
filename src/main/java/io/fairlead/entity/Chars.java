package io.fairlead.entity;

/** Classes of folded characters. */
final class Chars {
    private Chars() {}

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        int place = (c | 0x20) - 'a';
        return place >= 0 && place < 26;
    }

    static boolean alnum(char c) {
        return letter(c) || digit(c);
    }

    static boolean hex(char c) {
        return digit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** A letter of a script that puts blanks between words. */
    static boolean wordLetter(char c) {
        return c < 0x80 ? letter(c) : c < 0x0590 ? Character.isLetter(c) : c >= 0x1e00 && c < 0x2000;
    }

    static boolean han(char c) {
        return c >= 0x4e00 && c <= 0x9fff || c >= 0x3400 && c <= 0x4dbf || c == 0x3007;
    }

    static boolean kana(char c) {
        return c >= 0x3041 && c <= 0x30ff && c != 0x30fb;
    }

    static boolean hangul(char c) {
        return c >= 0xac00 && c <= 0xd7a3;
    }

    static boolean cjk(char c) {
        return c >= 0x2e80 && c <= 0xd7a3 || c >= 0xf900 && c < 0xfb00;
    }

    /** Value of a Chinese numeral as read aloud, -1 for anything else. */
    static int numeral(char c) {
        return switch (c) {
            case '零', '〇', '洞' -> 0;
            case '一', '壹', '幺', '弌' -> 1;
            case '二', '贰', '貳', '两' -> 2;
            case '三', '叁', '參' -> 3;
            case '四', '肆' -> 4;
            case '五', '伍' -> 5;
            case '六', '陆', '陸' -> 6;
            case '七', '柒', '拐' -> 7;
            case '八', '捌' -> 8;
            case '九', '玖' -> 9;
            default -> -1;
        };
    }
}
