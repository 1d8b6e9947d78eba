using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CCoP.Finance.Tests;

/// <summary>Finance under test, told by Membership of people and by Proposals of awards, with a rate for each currency.</summary>
public sealed class FinanceFixture(Servers servers) : IAsyncLifetime
{
    private readonly Host host = new(servers);

    public TestBus Bus => host.Bus;

    public TestClock Clock => host.Clock;

    public DateOnly Today => PhnomPenh.Day(Clock.GetUtcNow());

    public FinanceClient Importer { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        Importer = new FinanceClient(host.AsMachine(Scopes.Import));
        await RatesAsync(new(2025, 1, 1), 1.0800m, 4_400m);
    }

    public FinanceClient As(Guid person, params string[] roles) => new(host.As(person, roles));

    public HttpClient Http(Guid person, params string[] roles) => host.As(person, roles);

    public HttpClient HttpWith(string? token) => token is null ? host.CreateClient() : host.With(token);

    internal Task<T> InDatabaseAsync<T>(Func<FinanceDb, Task<T>> look) => host.InDatabaseAsync(look);

    internal Task EventuallyAsync(Func<FinanceDb, Task<bool>> holds, string what) => host.EventuallyAsync(holds, what);

    /// <inheritdoc cref="ServiceFixture{TProgram, TDb}.DeafAsync"/>
    public Task DeafAsync(Func<Task> meanwhile) => host.DeafAsync(meanwhile);

    /// <inheritdoc cref="ServiceFixture{TProgram, TDb}.ToldAsync"/>
    public Task ToldAsync() => host.ToldAsync();

    public async Task RatesAsync(DateOnly day, decimal usd, decimal khr)
    {
        await Importer.ImportRateAsync($"usd-{day:yyyyMMdd}", new NewRate(Currency.Usd, day, usd, "National Bank of Cambodia"), default);
        await Importer.ImportRateAsync($"khr-{day:yyyyMMdd}", new NewRate(Currency.Khr, day, khr, "National Bank of Cambodia"), default);
    }

    public async Task<Guid> OrganisationAsync(string name, OrganisationKind kind = OrganisationKind.Grantee)
    {
        var id = Guid.CreateVersion7();
        await Bus.PublishAsync(new OrganisationChanged(id, 1, new(name), name[..1], kind, id, []));
        await EventuallyAsync(db => db.Organisations.AnyAsync(copy => copy.Id == id), "the organisation is known");
        return id;
    }

    public async Task<Guid> PersonAsync(string role, Guid? organisation = null, Guid? cop = null)
    {
        var person = Guid.CreateVersion7();
        await AlsoAsync(person, role, organisation, cop);
        return person;
    }

    /// <summary>Gives a person one more role.</summary>
    public Task AlsoAsync(Guid person, string role, Guid? organisation = null, Guid? cop = null) =>
        RoleAsync(new RoleChanged(Guid.CreateVersion7(), 1, person, $"Somebody {person:N}", role, organisation, cop, Clock.GetUtcNow().AddHours(-1), null));

    public async Task RoleAsync(RoleChanged told)
    {
        await Bus.PublishAsync(told);
        await EventuallyAsync(db => db.Roles.AnyAsync(copy => copy.Id == told.RoleId && copy.Revision == told.Version), "the role is known");
    }

    /// <summary>A CoP whose members have confirmed a person of one of them as their representative, or nobody.</summary>
    public async Task RepresentedAsync(Guid cop, long version, IReadOnlyList<Guid> members, Guid? representative)
    {
        var confirmed = representative is { } by ? new CopRepresentative(Guid.CreateVersion7(), by, Guid.CreateVersion7(), members[^1]) : null;
        await Bus.PublishAsync(new CopChanged(cop, version, $"cop-{cop:N}", new("CoP"), CopState.Established, members, confirmed));
        await EventuallyAsync(db => db.Cops.AnyAsync(copy => copy.Id == cop && copy.Revision == version), "the CoP is known");
    }

    /// <summary>An award of two members in a CoP of their own, with its people.</summary>
    public async Task<Award> AwardAsync(decimal transport = 1_200, decimal food = 800, bool conditionsOpen = false)
    {
        var (left, right, facilitating) = (await OrganisationAsync("Left"), await OrganisationAsync("Right"), await OrganisationAsync("Facilitator", OrganisationKind.Facilitator));
        var cop = Guid.CreateVersion7();
        await RepresentedAsync(cop, 1, [left, right], left);

        var activity = new AwardActivity(Guid.CreateVersion7(), "Screening", "KH-12", Today.AddDays(7), Today.AddDays(9));
        AwardLine Line(string what, Guid member, PaymentOption option, decimal eur, string currency) => new(Guid.CreateVersion7(), what, activity.Id, member, option, Money.Eur(eur), currency);
        var made = new AwardMade(
            Guid.CreateVersion7(), Guid.CreateVersion7(), cop, new("Love stories", "រឿងស្នេហា"), [left, right], PaymentOption.Option2, Money.Eur(transport + food + 500),
            [
                Line("Transport", left, PaymentOption.Option2, transport, Currency.Usd), Line("Food", right, PaymentOption.Option2, food, Currency.Khr),
                Line("Venue", right, PaymentOption.Option1, 500, Currency.Eur),
            ],
            [activity], Clock.GetUtcNow(), conditionsOpen);
        await Bus.PublishAsync(made);
        await EventuallyAsync(db => db.Ledgers.AnyAsync(ledger => ledger.Id == new Id<AwardLedger>(made.AwardId)), "the ledger is open");
        return new Award(
            this, made, left, right, facilitating,
            await PersonAsync(Roles.Grantee, left, cop), await PersonAsync(Roles.Grantee, right), await PersonAsync(Roles.Facilitator, facilitating),
            await PersonAsync(Roles.FinanceVerify), await PersonAsync(Roles.FinanceApprove), await PersonAsync(Roles.FinancePay));
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    private sealed class Host(Servers servers) : ServiceFixture<Program, FinanceDb>(servers, FinanceService.Name, builder => builder.AddFinance());
}

/// <summary>An award with a person for each duty, and the steps they take.</summary>
public sealed record Award(
    FinanceFixture Finance, AwardMade Made, Guid LeftId, Guid RightId, Guid FacilitatingId,
    Guid RepresentativeId, Guid PartnerId, Guid FacilitatorId, Guid VerifierId, Guid ApproverId, Guid PayerId)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Guid Id => Made.AwardId;

    public AwardLine Transport => Made.Lines[0];

    public AwardLine Food => Made.Lines[1];

    public AwardLine Venue => Made.Lines[2];

    public FinanceClient Representative => Finance.As(RepresentativeId, Roles.Grantee);

    public FinanceClient Partner => Finance.As(PartnerId, Roles.Grantee);

    public FinanceClient Facilitator => Finance.As(FacilitatorId, Roles.Facilitator);

    public FinanceClient Verifier => Finance.As(VerifierId, Roles.FinanceVerify);

    public FinanceClient Approver => Finance.As(ApproverId, Roles.FinanceApprove);

    public FinanceClient Payer => Finance.As(PayerId, Roles.FinancePay);

    public NewPayment Payment => new(Finance.Today, "ABA 4711");

    public NewMou Memorandum => new(new("We clear within 30 days.", "យើងជម្រះបុរេប្រទានក្នុងរយៈពេល ៣០ ថ្ងៃ។"), Finance.Today.AddYears(1), LeftId);

    public async Task<LedgerPage> PageAsync(FinanceClient? reader = null) => (await (reader ?? Facilitator).ReadLedgerAsync(Id, Ct))!;

    public async Task<AdvancePage> AdvanceAsync(Guid advance, FinanceClient? reader = null) => (await (reader ?? Verifier).ReadAdvanceAsync(advance, Ct))!;

    public async Task<uint> SeenAsync(Guid advance) => (await AdvanceAsync(advance)).Version;

    public async Task<MouDrafted> DraftMouAsync(NewMou? mou = null) => await Facilitator.DraftMouAsync(Id, mou ?? Memorandum, (await PageAsync()).Version, Ct);

    public async Task<Award> SignedAsync(NewMou? mou = null)
    {
        var hash = (await DraftMouAsync(mou)).Hash;
        await Facilitator.SignMouAsync(Id, new(FacilitatingId, hash), Ct);
        await Representative.SignMouAsync(Id, new(LeftId, hash), Ct);
        await Partner.SignMouAsync(Id, new(RightId, hash), Ct);
        return this;
    }

    public NewAdvance Wanted(params IReadOnlyList<AdvanceLine> lines) =>
        new(null, lines, "Screening in Takeo", Finance.Today.AddDays(7), Finance.Today.AddDays(9), Finance.Today.AddDays(40));

    public NewAdvance Wanted(Money amount) => Wanted(new AdvanceLine(Transport.Id, amount));

    public async Task<Guid> RequestedAsync(Money amount) => (await Representative.RequestAdvanceAsync(Id, Wanted(amount), Ct)).Id;

    public async Task<Guid> ApprovedAsync(Money amount)
    {
        var advance = await RequestedAsync(amount);
        await Verifier.VerifyAdvanceAsync(advance, await SeenAsync(advance), Ct);
        await Approver.ApproveAdvanceAsync(advance, await SeenAsync(advance), Ct);
        return advance;
    }

    public async Task<Guid> AcknowledgedAsync(Money amount)
    {
        var advance = await ApprovedAsync(amount);
        await Payer.PayAdvanceAsync(advance, Payment, await SeenAsync(advance), Guid.CreateVersion7().ToString(), Ct);
        await Representative.AcknowledgeReceiptAsync(advance, await SeenAsync(advance), Ct);
        return advance;
    }

    public ClearanceLine Receipt(AwardLine line, Money amount, string number = "R-1") => new(null, line.Id, Finance.Today, "Takeo Transport", number, "Bus", amount);

    public async Task WriteAsync(Guid advance, Money? cash, params IReadOnlyList<ClearanceLine> receipts) =>
        await Representative.WriteClearanceAsync(advance, new ClearanceDraft(receipts, cash), await SeenAsync(advance), Ct);

    public async Task SubmittedAsync(Guid advance, Money? cash, params IReadOnlyList<ClearanceLine> receipts)
    {
        await WriteAsync(advance, cash, receipts);
        await Representative.SubmitClearanceAsync(advance, await SeenAsync(advance), Ct);
    }

    public async Task VerifiedAsync(Guid advance, Money? cash, params IReadOnlyList<ClearanceLine> receipts)
    {
        await SubmittedAsync(advance, cash, receipts);
        await Verifier.VerifyClearanceAsync(advance, await SeenAsync(advance), Ct);
    }

    public async Task AcceptedAsync(Guid advance, Money? cash, params IReadOnlyList<ClearanceLine> receipts)
    {
        await VerifiedAsync(advance, cash, receipts);
        await Approver.AcceptClearanceAsync(advance, await SeenAsync(advance), Ct);
    }

    /// <summary>Every journal of the ledger, the first first, as finance reads it.</summary>
    public async Task<IReadOnlyList<JournalItem>> JournalsAsync() => [.. (await Payer.ListJournalsAsync(Ct, Id)).Items.OrderBy(journal => journal.Number)];
}
