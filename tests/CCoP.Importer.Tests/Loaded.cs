extern alias events;
extern alias membership;
extern alias proposals;

using events::CCoP.Events;
using membership::CCoP.Membership;
using Microsoft.EntityFrameworkCore;
using proposals::CCoP.Proposals;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CCoP.Importer.Tests;

/// <summary>The services that the booklet is loaded into, and what the first run of the importer did.</summary>
public sealed class Loaded(Servers servers) : IAsyncLifetime
{
    private readonly MembershipHost membership = new(servers);
    private readonly ProposalsHost proposals = new(servers);
    private readonly EventsHost events = new(servers);

    internal ImportReport First { get; private set; } = null!;

    public MembershipClient Membership => new(membership.AsMachine(Scopes.Import));

    public ProposalsClient Proposals => new(proposals.AsMachine(Scopes.Import));

    public EventsClient Events => new(events.AsMachine(Scopes.Import));

    /// <summary>Of Live &amp; Learn Cambodia, who may know of the stories.</summary>
    public EventsClient Facilitator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await membership.InitializeAsync();
        await proposals.InitializeAsync();
        await events.InitializeAsync();
        Facilitator = await FacilitatorAsync();
        First = await RunAsync();
    }

    /// <summary>Runs the importer against the services.</summary>
    internal async Task<ImportReport> RunAsync()
    {
        var report = new ImportReport();
        var cops = await new MembershipImport(Membership, report).RunAsync(default);
        await new ProposalsImport(Proposals, report).RunAsync(default);
        await new EventsImport(Events, report).RunAsync(cops, default);
        return report;
    }

    public async Task<Dictionary<string, ReconciliationRow>> RowsAsync() =>
        (await Membership.ListReconciliationAsync(default)).Items.ToDictionary(row => row.Code, StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await membership.DisposeAsync();
        await proposals.DisposeAsync();
        await events.DisposeAsync();
    }

    private async Task<EventsClient> FacilitatorAsync()
    {
        var role = new RoleChanged(Guid.CreateVersion7(), 1, Guid.CreateVersion7(), "Facilitator", Roles.Facilitator, null, null, events.Clock.GetUtcNow().AddHours(-1), null);
        await events.Bus.PublishAsync(role);
        await events.EventuallyAsync(db => db.Roles.AnyAsync(copy => copy.Id == role.RoleId), "the role is known");
        return new EventsClient(events.As(role.PersonId, Roles.Facilitator));
    }

    private sealed class MembershipHost(Servers servers) : ServiceFixture<membership::Program, membership::CCoP.Membership.Data.MembershipDb>(servers, MembershipService.Name, builder => builder.AddMembership());

    private sealed class ProposalsHost(Servers servers) : ServiceFixture<proposals::Program, proposals::CCoP.Proposals.Data.ProposalsDb>(servers, ProposalsService.Name, builder => builder.AddProposals());

    private sealed class EventsHost(Servers servers) : ServiceFixture<events::Program, events::CCoP.Events.Data.EventsDb>(servers, EventsService.Name, builder => builder.AddEvents());
}
