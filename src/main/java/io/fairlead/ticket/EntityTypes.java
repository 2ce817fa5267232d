package io.fairlead.ticket;

/** Names of the entity types that ship; an operator's own detector may add others, so that they are text, not an enum. */
public final class EntityTypes {
    // Secrets: whoever reads them can act as the customer.
    public static final String PASSWORD = "PASSWORD";
    public static final String OTP = "OTP";
    public static final String TOTP_SECRET = "TOTP_SECRET";
    public static final String API_KEY = "API_KEY";
    public static final String JWT = "JWT";
    public static final String PEM_KEY = "PEM_KEY";
    public static final String CRYPTO_PRIVATE_KEY = "CRYPTO_PRIVATE_KEY";
    public static final String SEED_PHRASE = "SEED_PHRASE";
    public static final String PAYMENT_CARD = "PAYMENT_CARD";

    // Identity and contact.
    public static final String IBAN = "IBAN";
    public static final String BANK_ACCOUNT = "BANK_ACCOUNT";
    public static final String CN_ID = "CN_ID";
    public static final String PASSPORT = "PASSPORT";
    public static final String SSN = "SSN";
    public static final String NATIONAL_ID = "NATIONAL_ID";
    public static final String PHONE = "PHONE";
    public static final String EMAIL = "EMAIL";
    public static final String ADDRESS = "ADDRESS";
    public static final String PERSON_NAME = "PERSON_NAME";
    public static final String DOB = "DOB";

    // Account and order data, and swindlers.
    public static final String ACCOUNT_UID = "ACCOUNT_UID";
    public static final String ORDER_NO = "ORDER_NO";
    public static final String BALANCE = "BALANCE";
    public static final String IMPERSONATION = "IMPERSONATION";

    // Facts that are harmless alone.
    public static final String TX_HASH = "TX_HASH";
    public static final String CRYPTO_ADDRESS = "CRYPTO_ADDRESS";

    private EntityTypes() {}
}
