update support_case set callback_given_by = 'member-{n}' where account_id = '9000000000{n}' and callback_number is not null;
