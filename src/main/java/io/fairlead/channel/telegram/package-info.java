/**
 * Telegram bots: raw updates in by long polling, notices out by the Bot API.
 * Start with {@link io.fairlead.channel.telegram.TelegramNormaliser}; the bot's token never leaves {@link io.fairlead.channel.telegram.BotToken}.
 */
package io.fairlead.channel.telegram;
