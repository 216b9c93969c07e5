create index journal_waiting on journal (account_id, number) where chain_position is null;

-- The portal itself only ever appends and seals. Whoever owns the database can still drop these; the chain shows it.
create function journal_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.chain_position is not null or new.chain_hash is not null then
            raise exception 'an entry of the journal is sealed after it was appended';
        end if;
        return new;
    end if;
    if tg_op = 'UPDATE' then
        if old.chain_position is null and new.chain_position is not null and new.chain_hash is not null
            and (old.account_id, old.number, old.at, old.person_id, old.act, old.target, old.outcome, old.detail, old.origin)
                is not distinct from
                (new.account_id, new.number, new.at, new.person_id, new.act, new.target, new.outcome, new.detail, new.origin)
        then
            return new;
        end if;
    end if;
    raise exception 'the journal can only be appended to';
end
$$;

create trigger journal_append_only before insert or update or delete on journal
    for each row execute function journal_is_append_only();
create trigger journal_never_emptied before truncate on journal
    for each statement execute function journal_is_append_only();

create function journal_chain_only_grows() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.account_id = old.account_id
        and (new.entries > old.entries or (new.entries = old.entries and new.hash = old.hash))
    then
        return new;
    end if;
    raise exception 'a chain of the journal can only grow';
end
$$;

create trigger journal_chain_grows before update or delete on journal_chain
    for each row execute function journal_chain_only_grows();
create trigger journal_chain_never_emptied before truncate on journal_chain
    for each statement execute function journal_chain_only_grows();
