using CCoP.Proposals.Contracts;

namespace CCoP.Finance.Domain;

/// <summary>
/// The money of one award: its budget lines, its memorandum, its advances, and a double-entry ledger of its own (N01). Whatever
/// changes money locks it first, so what it says is available stays so until the save.
/// </summary>
internal sealed class AwardLedger
{
    /// <summary>Spending on a line may exceed its budget by this share before it needs an amendment (N02; assumed, the booklet names none).</summary>
    private const decimal LineTolerance = 0.10m;

    private readonly List<Mou> mous = [];
    private readonly List<Advance> advances = [];
    private readonly List<Balance> balances = [];
    private readonly List<Journal> journals = [];

    private AwardLedger()
    {
    }

    /// <summary>The award's own id: an award has one ledger.</summary>
    public Id<AwardLedger> Id { get; private init; }

    public Guid CopId { get; private init; }

    public LocalText Title { get; private init; } = new("");

    /// <summary>The members that applied jointly.</summary>
    public List<Guid> MemberIds { get; private init; } = [];

    public decimal AmountEur { get; private set; }

    public IReadOnlyList<AwardLine> Lines { get; private set; } = [];

    public IReadOnlyList<AwardActivity> Activities { get; private set; } = [];

    /// <summary>Number of the latest amendment that was answered, booked or not; 0 before the first.</summary>
    public int AmendmentNumber { get; private set; }

    public AwardStanding Standing { get; private set; }

    /// <summary>When Proposals last suspended or resumed the award: what is older comes late. Null while it never has.</summary>
    public DateTimeOffset? StandingAt { get; private set; }

    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>The committee's conditions are not all met: nothing is paid (P14).</summary>
    public bool ConditionsOpen { get; private set; }

    /// <summary>Number of the latest journal.</summary>
    public int LastNumber { get; private set; }

    public uint Version { get; private set; }

    public IReadOnlyList<Mou> Mous => mous;

    public IReadOnlyList<Advance> Advances => advances;

    public IReadOnlyList<Balance> Balances => balances;

    /// <summary>Those posted now; earlier ones are not loaded to post another.</summary>
    public IReadOnlyList<Journal> Journals => journals;

    public bool NeedsMou => Lines.Any(line => line.Option == PaymentOption.Option2);

    /// <summary>The latest version, which replaces all before it; null while none is drafted.</summary>
    public Mou? Mou => mous.MaxBy(mou => mou.Number);

    /// <summary>Something was posted that is neither the opening nor an amendment.</summary>
    public bool HasMoved { get; private set; }

    public decimal CommittedEur => advances.Sum(advance => advance.CommittedEur);

    /// <summary>A loss is positive.</summary>
    public decimal ExchangeDifferenceEur => BalanceOf(LedgerAccount.ExchangeDifference);

    public decimal ActualEur => BalanceOf(LedgerAccount.Expense) + ExchangeDifferenceEur;

    public decimal AvailableEur => AmountEur - CommittedEur - ActualEur;

    /// <summary>What the lines of option 2 together still allow.</summary>
    public decimal AvailableForAdvancesEur => Lines.Where(line => line.Option == PaymentOption.Option2).Sum(AvailableOn) - ExchangeDifferenceEur;

    public static AwardLedger Open(AwardMade made, DateTimeOffset now)
    {
        var ledger = new AwardLedger
        {
            Id = new(made.AwardId),
            CopId = made.CopId,
            Title = made.Title,
            MemberIds = [.. made.MemberIds],
            AmountEur = made.AmountEur.Amount,
            Lines = made.Lines,
            Activities = made.Activities,
            OpenedAt = now,
            ConditionsOpen = made.ConditionsOpen,
        };
        var promised = made.Lines.SelectMany(line => new[]
        {
            JournalLine.On(LedgerAccount.GrantReceivable, line.AmountEur, line.AmountEur, line),
            JournalLine.On(LedgerAccount.Grant, -line.AmountEur, -line.AmountEur, line),
        });
        ledger.Post(new Posting(JournalKind.LedgerOpened, PhnomPenh.Day(now), [.. promised]), Guid.Empty, now);
        return ledger;
    }

    /// <summary>Proposals said that the last condition is met; conditions that are met stay so.</summary>
    public void MeetConditions() => ConditionsOpen = false;

    public void RequireConditionsMet() =>
        Rule.Require(!ConditionsOpen, "award.conditions_open", "The committee's conditions for this award are not all met. Nothing can be paid before the facilitator has confirmed the last one.");

    public LedgerOpened Opened() => new(Id.Value, Id.Value, OpenedAt);

    /// <summary>
    /// Books an amendment (P17): each line holds what it says, and the ledger says by how much it changed. No line goes below what
    /// is spent and promised on it; then nothing changes, and the answer says what is held. Each number is answered once.
    /// </summary>
    public IEnumerable<IMessage> Amend(AmendmentAgreed told, DateTimeOffset now)
    {
        if (told.Number <= AmendmentNumber)
        {
            return [];
        }

        AmendmentNumber = told.Number;
        if (Short(told) is { } held)
        {
            return [new AmendmentNotBooked(Id.Value, told.Number, held.Line, Money.Eur(held.Eur), now)];
        }

        var changes = told.Lines.Select(line => (Line: line, Eur: line.AmountEur - Lines.First(known => known.Id == line.Id).AmountEur)).Where(change => change.Eur.Amount != 0).ToList();
        if (changes.Count > 0)
        {
            var posted = changes.SelectMany(change => new[]
            {
                JournalLine.On(LedgerAccount.GrantReceivable, change.Eur, change.Eur, change.Line),
                JournalLine.On(LedgerAccount.Grant, -change.Eur, -change.Eur, change.Line),
            });
            Post(new Posting(JournalKind.AwardAmended, PhnomPenh.Day(now), [.. posted]), Guid.Empty, now);
        }

        (Lines, Activities, AmountEur) = (told.Lines, told.Activities, told.AmountEur.Amount);
        Standing = told.Kind == AmendmentKind.Withdraw ? AwardStanding.Withdrawn : Standing;
        return [new AmendmentBooked(Id.Value, told.Number, now)];
    }

    /// <summary>Proposals suspended or resumed the award; the latest word counts, in whatever order they arrive.</summary>
    public void Stand(AwardStanding standing, DateTimeOffset at)
    {
        if (Standing != AwardStanding.Withdrawn && (StandingAt is null || at > StandingAt))
        {
            (Standing, StandingAt) = (standing, at);
        }
    }

    /// <summary>New advances and payments are for an award that stands.</summary>
    public void RequireActive()
    {
        Rule.Require(Standing != AwardStanding.Suspended, "award.suspended", "This award is suspended for review. No money is requested or paid until the facilitator resumes it.");
        Rule.Require(Standing != AwardStanding.Withdrawn, "award.withdrawn", "This award was withdrawn. Nothing changes in it any more.");
    }

    public decimal ActualOn(Guid line) => balances.Where(balance => balance.Account == LedgerAccount.Expense && balance.LineId == line).Sum(balance => balance.ValueEur);

    public decimal CommittedOn(Guid line, Advance? except = null) => advances.Where(advance => advance != except).Sum(advance => advance.CommittedOn(line));

    public decimal AvailableOn(AwardLine line) => line.AmountEur.Amount - CommittedOn(line.Id) - ActualOn(line.Id);

    /// <summary>A line from which advances are paid and that receipts can be booked on.</summary>
    public AwardLine Option2Line(Guid id)
    {
        var line = Lines.FirstOrDefault(line => line.Id == id);
        Rule.Require(line is not null, "line.unknown", "Choose a line of this award.", ("line", id));
        Rule.Require(line.Option == PaymentOption.Option2, "line.not_advance", "This line is paid by the facilitator (option 1). Choose a line of option 2.", ("line", id));
        return line;
    }

    /// <summary>Drafts the next version; it replaces the last one, which is in force no more, and needs every signature (N05, N06).</summary>
    /// <param name="confirmed">The member whose person all members of the CoP have confirmed as their representative (M12).</param>
    public MouDrafted DraftMou(NewMou told, Guid? confirmed, Guid facilitator, Guid person, DateTimeOffset now)
    {
        Rule.Require(NeedsMou, "mou.not_needed", "No line of this award is paid by option 2: no memorandum is needed.");
        var mou = Mou.Draft(this, (Mou?.Number ?? 0) + 1, told, confirmed, facilitator, person, now);
        mous.Add(mou);
        return new MouDrafted(mou.Id.Value, mou.Number, mou.Hash);
    }

    /// <summary>Signs for one party. Tells it once the last one has signed.</summary>
    public IEnumerable<MouSigned> SignMou(Guid organisation, Guid person, string seenHash, DateTimeOffset now)
    {
        Rule.Require(Mou is not null, "mou.none", "No memorandum is drafted yet.");
        return Mou.Sign(organisation, person, seenHash, now)
            ? [new MouSigned(Id.Value, Mou.Id.Value, Mou.Number, Mou.Hash, Mou.RepresentativeId, Mou.ValidUntil, now)]
            : [];
    }

    /// <summary>The member that the memorandum in force names for the money, when one of these is it (F24).</summary>
    public Guid RequireRepresentative(IReadOnlyCollection<Guid> organisations, DateTimeOffset now)
    {
        var state = Mou?.StateAt(now);
        Rule.Require(
            state == MouState.InForce, "mou.missing", "Advances need a memorandum of understanding that every party has signed and that has not expired.", ("state", state));
        Rule.Allowed(organisations.Contains(Mou!.RepresentativeId), "mou.not_representative", "The memorandum names another member to request and clear advances.");
        return Mou.RepresentativeId;
    }

    /// <summary>Asks for an advance, as the member that the memorandum names for it (N07).</summary>
    public Advance RequestAdvance(Id<Advance> id, NewAdvance told, IReadOnlyCollection<Guid> represented, Policy policy, Rates rates, Guid person, DateTimeOffset now)
    {
        RequireActive();
        RequireNoBlock(policy, PhnomPenh.Day(now));
        var advance = Advance.Request(id, this, RequireRepresentative(represented, now), told, policy, rates, person, now);
        advances.Add(advance);
        return advance;
    }

    /// <summary>The earlier advance that blocks another one: the one longest overdue, else the oldest of too many uncleared; null when none does (N08).</summary>
    public AdvanceBlock? BlockedBy(Policy policy, DateOnly today)
    {
        AdvanceBlock Block(string clause, Advance advance) => new(advance.Id.Value, advance.Purpose, advance.Outstanding, advance.ClearBy, clause == Policy.Overdue, clause, policy.Number);

        if (advances.Where(advance => advance.IsOverdue(today)).MinBy(advance => advance.ClearBy) is { } overdue)
        {
            return Block(Policy.Overdue, overdue);
        }

        var uncleared = advances.Where(advance => advance.OutstandingAmount > 0).ToList();
        var most = Lines.Where(line => line.Option == PaymentOption.Option2).Sum(line => line.AmountEur.Amount) * policy.MostUncleared;
        return uncleared.Sum(advance => advance.CommittedEur) > most ? Block(Policy.Uncleared, uncleared.MinBy(advance => advance.PaidOn)!) : null;
    }

    /// <summary>Refuses another advance, and names the one that blocks it.</summary>
    public void RequireNoBlock(Policy policy, DateOnly today)
    {
        var block = BlockedBy(policy, today);
        (string, object?)[] facts =
        [
            ("advance", block?.AdvanceId), ("purpose", block?.Purpose), ("outstanding", block?.Outstanding), ("clearBy", block?.ClearBy),
            ("percent", policy.MostUncleared * 100), ("clause", block?.Clause), ("policy", policy.Number),
        ];
        Rule.Require(block is not { Clause: Policy.Overdue }, "advance.overdue", "An earlier advance of this award is overdue. Clear it first.", facts);
        Rule.Require(block is null, "advance.uncleared", "Too much of earlier advances of this award is uncleared. Clear some of it first.", facts);
    }

    /// <summary>Refuses (409) what the lines of option 2 together no longer hold.</summary>
    /// <param name="eur">What is wanted.</param>
    /// <param name="except">The advance that wants it, whose earlier commitment does not count.</param>
    public void RequireAvailable(decimal eur, Advance? except = null)
    {
        var available = Math.Max(0, AvailableForAdvancesEur + (except is not null && advances.Contains(except) ? except.CommittedEur : 0));
        Rule.Available(eur <= available, "award.short", "The award does not hold this much any more. Ask for less.", ("available", Money.Eur(available)));
    }

    /// <summary>Refuses (409) what would take a line beyond its budget and the tolerance.</summary>
    public void RequireWithinLines(IEnumerable<(Guid Line, decimal Eur)> wanted, Advance except)
    {
        foreach (var line in wanted.GroupBy(one => one.Line))
        {
            var budget = Lines.First(known => known.Id == line.Key).AmountEur * (1 + LineTolerance);
            var left = Math.Max(0, budget.Amount - ActualOn(line.Key) - CommittedOn(line.Key, except));
            Rule.Available(
                line.Sum(one => one.Eur) <= left, "line.short", "This line does not hold this much, also with the tolerance. Use another line or ask for an amendment.",
                ("available", Money.Eur(left)), ("line", line.Key));
        }
    }

    /// <summary>Posts a journal and keeps the balances with it.</summary>
    public Journal Post(Posting posting, Guid person, DateTimeOffset now)
    {
        var journal = Journal.Write(this, ++LastNumber, posting, person, now);
        foreach (var line in journal.Lines)
        {
            var balance = balances.Find(balance => balance.Holds(line));
            if (balance is null)
            {
                balances.Add(balance = Balance.For(line));
            }

            balance.Add(line);
        }

        journals.Add(journal);
        HasMoved |= posting.Kind is not (JournalKind.LedgerOpened or JournalKind.AwardAmended);
        return journal;
    }

    /// <summary>What was posted last, for whoever posted it; its value is 0 when no money moved at the bank.</summary>
    public Posted LatestPosted()
    {
        var journal = journals.MaxBy(journal => journal.Number)!;
        var moved = journal.Lines.Where(line => line.Account == LedgerAccount.Bank).Sum(line => line.ValueEur);
        return new Posted(journal.Id.Value, journal.Number, Money.Eur(Math.Abs(moved)));
    }

    /// <summary>Where an amendment would leave less than is spent and promised, and how much that is; null when it fits.</summary>
    private (Guid? Line, decimal Eur)? Short(AmendmentAgreed told)
    {
        foreach (var (line, after) in Lines.Select(line => (line, told.Lines.First(wanted => wanted.Id == line.Id).AmountEur.Amount)))
        {
            if (line.AmountEur.Amount - AvailableOn(line) is var held && after < line.AmountEur.Amount && after < held)
            {
                return (line.Id, held);
            }
        }

        // A loss on the exchange belongs to no line: the lines of option 2 bear it together.
        decimal ForAdvances(IEnumerable<AwardLine> lines) => lines.Where(line => line.Option == PaymentOption.Option2).Sum(line => line.AmountEur.Amount);
        var (before, then) = (ForAdvances(Lines), ForAdvances(told.Lines));
        return then < before && then < before - AvailableForAdvancesEur ? (null, before - AvailableForAdvancesEur) : null;
    }

    private decimal BalanceOf(LedgerAccount account) => balances.Where(balance => balance.Account == account).Sum(balance => balance.ValueEur);
}
