# Both sides of one platform, invented: N contracts with a package and an account each, one in two hundred of them
# different in a known way. Writes the six tables into the folder D, each proved by its trailer.
#   awk -v n=1000000 -v d=FOLDER -f Benchmarks/sides.awk
function id(i) { return sprintf("%09d", (i * 7654321) % prime) }
BEGIN {
    prime = n < 10000019 ? 10000019 : 100000007
    f = d "/plans.csv"; print "plan;name;allows_tv;default_package" >f; print "TV;TV;S;" >f; print "#END;1" >f
    f = d "/packages.csv"; print "package;name;platform;extra;platform_package;price;active" >f
    for (p = 1; p <= 8; p++) printf "EX-%d;Extra %d;beenius;S;%d;%d,90;S\n", p, p, 100 + p, 10 + p >f
    print "#END;8" >f
    c = d "/contracts.csv"; e = d "/contract-packages.csv"; a = d "/accounts.csv"; g = d "/entitlements.csv"
    print "contract;subscriber;plan;radius_login;status;status_since;due_day;started_on;beenius_id;beenius_pin" >c
    print "contract;package;starts_on;price;reason" >e
    print "platform;account;status;external_ref;login" >a
    print "platform;account;package;status;starts_on" >g
    for (i = 1; i <= n; i++) {
        # The ERP in the order of its contracts, the platform in none.
        k = id(i); kind = i % 200 == 0 ? 1 + (i / 200) % 5 : 0; pack = 1 + i % 8
        status = kind == 5 ? "cancelled" : "active"
        printf "C%09d;S%09d;TV;login%09d;%s;2025-03-01;%d;2025-03-01;A%s;1234\n", i, i, i, status, 1 + i % 28, k >c
        contracted++
        printf "C%09d;EX-%d;2025-03-01;;\n", i, pack >e
        # 1: no account. 2: suspended though in force. 3: one package too many. 4: another package. 5: cancelled here.
        expected[kind]++
        if (kind == 1) continue
        accounts++
        order[accounts] = i
    }
    for (j = 1; j <= accounts; j++) {
        # A walk through all of them in steps that share no factor with their number.
        i = order[1 + (j * step) % accounts]
        k = id(i); kind = i % 200 == 0 ? 1 + (i / 200) % 5 : 0; pack = 1 + i % 8
        status = kind == 2 ? "suspended" : "active"
        printf "beenius;A%s;%s;C%09d;login%09d\n", k, status, i, i >a
        printf "beenius;A%s;%d;%s;2025-03-01\n", k, kind == 4 ? 100 + 1 + (pack % 8) : 100 + pack, status >g
        granted++
        if (kind == 3) { printf "beenius;A%s;%d;active;2025-03-01\n", k, 100 + 1 + (pack % 8) >g; granted++ }
    }
    printf "#END;%d\n", n >c; printf "#END;%d\n", contracted >e
    printf "#END;%d\n", accounts >a; printf "#END;%d\n", granted >g
    printf "%d %d %d %d %d\n", expected[1], expected[2], expected[3], expected[4], expected[5]
}
