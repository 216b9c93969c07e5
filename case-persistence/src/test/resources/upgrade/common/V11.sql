update person set grants = ' OPEN_CASES REPLY SEE_ALL ' where id = 'member-{n}';
update support_case set confidential = true where account_id = '9000000000{n}';
insert into case_member (account_id, case_id, person_id) select s.account_id, s.id, s.requester_id from support_case s where s.account_id = '9000000000{n}' and not exists (select 1 from case_member m where m.account_id = s.account_id and m.case_id = s.id);
