using CCoP.Membership.Data;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CCoP.Membership.Tests;

/// <summary>Membership under test, with a few records that tests build on.</summary>
public sealed class MembershipFixture(Servers servers) : IAsyncLifetime
{
    private readonly Host host = new(servers);

    public MembershipClient Importer { get; private set; } = null!;

    public TestBus Bus => host.Bus;

    public TestClock Clock => host.Clock;

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        Importer = new MembershipClient(host.AsMachine(Scopes.Import));
    }

    /// <inheritdoc cref="ServiceFixture{TProgram, TDb}.AuditOfAsync"/>
    public Task<string> AuditOfAsync(string entity) => host.AuditOfAsync(entity);

    public MembershipClient As(Guid person, params string[] roles) => new(host.As(person, roles));

    public HttpClient Http(string? token = null) => token is null ? host.CreateClient() : host.With(token);

    public Task<Imported> OrganisationAsync(string key, string name, OrganisationKind kind = OrganisationKind.Grantee, string? acronym = null, params string[] aliases) =>
        Importer.ImportOrganisationAsync(key, new OrganisationImport(new LocalText(name), acronym, aliases, kind, "test"), default);

    public async Task<Guid> PersonAsync(string role, string? organisation, string? cop = null)
    {
        var person = Guid.CreateVersion7();
        await Importer.ImportPersonAsync($"p-{person:N}", new PersonImport(person, "Somebody", [new RoleImport(role, organisation, cop)]), default);
        return person;
    }

    public Task<Imported> CopAsync(string key, string name, params string[] members) =>
        Importer.ImportCopAsync(key, new CopImport(
            new LocalText(name), [], new LocalText("domain"), new LocalText("practice"), new LocalText("community"), [new LocalText("goal")],
            MeetingMode.Hybrid, CopState.Established, "teal", [.. members.Select(member => new MemberImport(member, null, null))], []), default);

    /// <summary>A date that a person has to decide, as these sources have it: source 0, source 1 and so on.</summary>
    public async Task<ReconciliationRow> DisputeAsync(string code, params IReadOnlyList<string> days)
    {
        await Importer.ImportDiscrepancyAsync(code, new DiscrepancyImport(new LocalText("A date"), new LocalText("Two claims of one gathering"), true), default);
        foreach (var (day, source) in days.Select((day, source) => (day, source)))
        {
            await Importer.ImportClaimAsync($"{code}-{source}", ClaimOf(code, day, source), default);
        }

        return (await Importer.ReadReconciliationAsync(code, default))!;
    }

    public static ClaimImport ClaimOf(string code, string day, int source = 0) =>
        new(code, "A workshop", ClaimField.Date, $"printed {day}", day, ClaimPrecision.Day, null, $"Source {source}");

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    private sealed class Host(Servers servers) : ServiceFixture<Program, MembershipDb>(servers, MembershipService.Name, builder => builder.AddMembership());
}
