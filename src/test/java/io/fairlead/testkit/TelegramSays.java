package io.fairlead.testkit;

/** Updates of the Bot API as Telegram writes them, with everything defaulted but what a test is about. */
public final class TelegramSays {
    private TelegramSays() {}

    public static String inPrivate(long author, int message, String content) {
        return update("message", author, "private", author, message, content);
    }

    public static String inGroup(long group, long author, int message, String content) {
        return update("message", group, "supergroup", author, message, content);
    }

    /** @param second of the edit: a second edit in the same second is told apart by its update_id alone */
    public static String editedInPrivate(long author, int message, int second, String content) {
        return update("edited_message", author, "private", author, message, edited(second, content));
    }

    public static String editedInGroup(long group, long author, int message, int second, String content) {
        return update("edited_message", group, "supergroup", author, message, edited(second, content));
    }

    public static String text(String text) {
        return "\"text\":\"" + text + "\"";
    }

    private static String edited(int second, String content) {
        return content + ",\"edit_date\":" + (1_795_170_000 + second);
    }

    private static String update(String kind, long chat, String type, long author, int message, String content) {
        return "{\"" + kind + "\":{\"message_id\":" + message + ",\"date\":1795170000,\"chat\":{\"id\":" + chat
                + ",\"type\":\"" + type + "\",\"title\":\"G\"},\"from\":{\"id\":" + author
                + ",\"is_bot\":false,\"first_name\":\"A\",\"language_code\":\"en\"}," + content + "}}";
    }
}
