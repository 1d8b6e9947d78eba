using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CCoP.Proposals.Tests;

/// <summary>Proposals under test, told by Membership of two grantees in a CoP, and by the importer of a round with its committee.</summary>
public sealed class ProposalsFixture(Servers servers) : IAsyncLifetime
{
    private readonly Host host = new(servers);

    public TestBus Bus => host.Bus;

    public TestClock Clock => host.Clock;

    public ProposalsClient Importer { get; private set; } = null!;

    public Guid OriginId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        Importer = new ProposalsClient(host.AsMachine(Scopes.Import));
        OriginId = (await Importer.ImportOriginEventAsync("forum", new(new("Linking and Learning forum"), "25-26 February 2024", "Phnom Penh"), default)).Id;
        await host.InDatabaseAsync(db =>
        {
            db.Rates.AddRange(
                new RateCopy { Currency = Currency.Usd, Day = new(2020, 1, 1), UnitsPerEur = 1.08m, Source = "test" },
                new RateCopy { Currency = Currency.Khr, Day = new(2020, 1, 1), UnitsPerEur = 4_400m, Source = "test" });
            return db.SaveChangesAsync();
        });
    }

    public ProposalsClient As(Guid person, params string[] roles) => new(host.As(person, roles));

    public HttpClient Http(Guid person, params string[] roles) => host.As(person, roles);

    public HttpClient HttpWith(string? token) => token is null ? host.CreateClient() : host.With(token);

    internal Task<T> InDatabaseAsync<T>(Func<ProposalsDb, Task<T>> look) => host.InDatabaseAsync(look);

    internal Task EventuallyAsync(Func<ProposalsDb, Task<bool>> holds, string what) => host.EventuallyAsync(holds, what);

    /// <summary>Waits until every message has left the outbox: what has not arrived soon after was never told.</summary>
    public Task ToldAsync() => EventuallyAsync(async db => await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM outbox").SingleAsync() == 0, "every message left");

    public async Task<Guid> OrganisationAsync(string name, OrganisationKind kind = OrganisationKind.Grantee, Guid? legalEntity = null, params IReadOnlyList<Guid> unresolved)
    {
        var id = Guid.CreateVersion7();
        await Bus.PublishAsync(new OrganisationChanged(id, 1, new(name), null, kind, legalEntity ?? id, unresolved));
        await EventuallyAsync(db => db.Organisations.AnyAsync(copy => copy.Id == id), "the organisation is known");
        return id;
    }

    public async Task<Guid> CopAsync(params IReadOnlyList<Guid> members)
    {
        var id = Guid.CreateVersion7();
        await Bus.PublishAsync(new CopChanged(id, 1, $"cop-{id:N}", new("CoP"), CopState.Established, members));
        await EventuallyAsync(db => db.Cops.AnyAsync(copy => copy.Id == id), "the CoP is known");
        return id;
    }

    public async Task<Guid> PersonAsync(string role, Guid? organisation = null, Guid? cop = null)
    {
        var person = Guid.CreateVersion7();
        await RoleAsync(new RoleChanged(Guid.CreateVersion7(), 1, person, $"Somebody {person:N}", role, organisation, cop, Clock.GetUtcNow().AddHours(-1), null));
        return person;
    }

    public async Task RoleAsync(RoleChanged told)
    {
        await Bus.PublishAsync(told);
        await EventuallyAsync(db => db.Roles.AnyAsync(copy => copy.Id == told.RoleId && copy.Revision == told.Version), "the role is known");
    }

    /// <summary>A round of its own with a chair, a substitute and members; none of them in conflict.</summary>
    public async Task<Committee> RoundAsync(int quorum = 2, string? envelope = null, decimal amount = 50_000, params IReadOnlyList<Guid> more)
    {
        var (chair, substitute, member) = (await PersonAsync(Roles.Committee), await PersonAsync(Roles.Committee), await PersonAsync(Roles.Committee));
        var import = new RoundImport(
            new("Demo round", "ជុំសាកល្បង"), null, null, true, envelope, Money.Eur(amount),
            [new("common-interest", new("Common interest"), 40), new("inclusion", new("Inclusion"), 20), new("budget", new("Budget realism"), 40)], quorum,
            [new(chair, Seat.Chair), new(substitute, Seat.Substitute), new(member, Seat.Member), .. more.Select(person => new SeatImport(person, Seat.Member))]);
        var key = $"round-{Guid.CreateVersion7():N}";
        return new Committee((await Importer.ImportRoundAsync(key, import, default)).Id, chair, substitute, member, key, import);
    }

    /// <summary>Two grantees with a representative each in a CoP of their own.</summary>
    public async Task<Pair> PairAsync(Committee round)
    {
        var (left, right) = (await OrganisationAsync("Left"), await OrganisationAsync("Right"));
        var cop = await CopAsync(left, right);
        return new Pair(
            this, round.RoundId, cop, left, right,
            As(await PersonAsync(Roles.Grantee, left, cop), Roles.Grantee), As(await PersonAsync(Roles.Grantee, right), Roles.Grantee));
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    private sealed class Host(Servers servers) : ServiceFixture<Program, ProposalsDb>(servers, ProposalsService.Name, builder => builder.AddProposals());
}

public sealed record Committee(Guid RoundId, Guid Chair, Guid Substitute, Guid Member, string Key, RoundImport Import)
{
    public static NewReview Scores(int points) => new([new("common-interest", points, null), new("inclusion", points, null), new("budget", points, "Fair.")], "A comment.", "Tell us more about the place.");

    public static NewDecision Approve(decimal eur) => new(DecisionOutcome.Approve, new("Good.", "ល្អ។"), null, Money.Eur(eur));
}

/// <summary>Two organisations that apply jointly, and the steps they take.</summary>
public sealed record Pair(ProposalsFixture Proposals, Guid Round, Guid Cop, Guid LeftId, Guid RightId, ProposalsClient Left, ProposalsClient Right)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<Guid> DraftAsync() =>
        (await Left.CreateProposalAsync(new NewProposal(null, Round, Cop, LeftId, new("Love stories", "រឿងស្នេហា")), Ct)).Id;

    /// <summary>Written by both, signed by nobody.</summary>
    public async Task<Guid> WrittenAsync(decimal eur = 500)
    {
        var id = await DraftAsync();
        await Left.InviteCoApplicantAsync(id, RightId, Ct);
        await Right.AcceptCoApplicationAsync(id, RightId, Ct);
        await Left.DescribeProposalAsync(id, new(new("Love stories", "រឿងស្នេហា"), Proposals.OriginId), 0, Ct);
        foreach (var section in (await Left.ReadProposalAsync(id, Ct))!.Sections)
        {
            await Right.WriteSectionAsync(id, section.Key, "យើងសរសេរជាមួយគ្នា។", section.Version, Ct);
        }

        await Left.PlanActivitiesAsync(id, new([new ActivityItem(null, "Screening", "KH-12", new(2027, 2, 1), new(2027, 2, 14))]), 0, Ct);
        var activity = (await Left.ReadProposalAsync(id, Ct))!.Activities.Items[0].Id!.Value;
        await Right.WriteAgendaAsync(id, activity, new([new(new(2027, 2, 1), new(9, 0), "Screening and talk", "Both organisations")]), 0, Ct);
        await Left.FillBudgetAsync(id, new([new BudgetLine(null, "Camera", "day", 1, Money.Eur(eur), activity, RightId, PaymentOption.Option2)]), 0, Ct);
        return id;
    }

    public async Task SignAsync(Guid id, ProposalsClient by, Guid organisation) =>
        await by.SignOffProposalAsync(id, new(organisation, (await by.ReadProposalAsync(id, Ct))!.ContentHash), Ct);

    public async Task<Guid> SignedAsync(decimal eur = 500)
    {
        var id = await WrittenAsync(eur);
        await SignAsync(id, Left, LeftId);
        await SignAsync(id, Right, RightId);
        return id;
    }

    public async Task<Guid> SubmittedAsync(decimal eur = 500)
    {
        var id = await SignedAsync(eur);
        await SubmitAsync(id);
        return id;
    }

    public async Task SubmitAsync(Guid id) => await Left.SubmitProposalAsync(id, await VersionAsync(id), Ct);

    public async Task<uint> VersionAsync(Guid id) => (await Left.ReadProposalAsync(id, Ct))!.Version;
}
