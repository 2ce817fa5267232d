-- Who may come in. Whoever signs in has an account; one that an identity provider vouches for has no password here.
create table fairlead.account (
    id             bigint generated always as identity primary key,
    name           text not null unique check (name ~ '^[a-z0-9][a-z0-9._@+-]{0,79}$'),
    password       text check (password like '$argon2id$%'),
    must_change    boolean not null default false,
    password_until timestamptz,
    issuer         text,
    subject        text,
    roles          text[] not null check (roles <@ array['agent', 'operator', 'administrator']),
    disabled       boolean not null default false,
    created_at     timestamptz not null default now(),
    signed_in_at   timestamptz,
    unique (issuer, subject),
    check ((issuer is null) = (subject is null)),
    check ((password is null) <> (issuer is null))
);

-- A browser that is signed in. What it holds is a secret of 256 bits; here stands its SHA-256 only.
create table fairlead.session (
    secret     bytea primary key check (octet_length(secret) = 32),
    account_id bigint not null references fairlead.account on delete cascade,
    created_at timestamptz not null default now(),
    seen_at    timestamptz not null default now(),
    ends_at    timestamptz not null
);
create index session_account on fairlead.session (account_id);
create index session_end on fairlead.session (ends_at);

-- What a program shows instead; its beginning stands here readable, so that its owner can tell which one it is.
create table fairlead.token (
    id         bigint generated always as identity primary key,
    account_id bigint not null references fairlead.account on delete cascade,
    label      text not null check (char_length(label) between 1 and 80),
    beginning  text not null,
    secret     bytea not null unique check (octet_length(secret) = 32),
    scopes     text[] not null check (cardinality(scopes) > 0 and scopes <@ array['agent', 'agent:read', 'operator',
                   'operator:read', 'administrator', 'administrator:read']),
    created_at timestamptz not null default now(),
    used_at    timestamptz,
    ends_at    timestamptz not null,
    revoked_at timestamptz
);
create index token_account on fairlead.token (account_id);

-- Names and addresses that failed to sign in, as SHA-256, whether there is such an account or not: so a lock tells
-- nothing, and a password typed into the wrong field is not kept.
create table fairlead.sign_in_failure (
    key          bytea primary key check (octet_length(key) = 32),
    failures     int not null check (failures > 0),
    failed_at    timestamptz not null default now(),
    locked_until timestamptz not null default 'epoch'
);
create index sign_in_failure_age on fairlead.sign_in_failure (failed_at);
