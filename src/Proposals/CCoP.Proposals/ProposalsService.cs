using CCoP.Proposals.Data;
using CCoP.Proposals.Features.Reactions;

namespace CCoP.Proposals;

/// <summary>The database and messages of Proposals, as its own process and CCoP.Prepare compose them.</summary>
public static class ProposalsService
{
    public const string Name = "proposals";

    public static void AddProposals(this IHostApplicationBuilder builder) => builder.AddService<ProposalsDb>(Name, bus => bus
        .Consume<KeepOrganisationCopy>()
        .Consume<KeepCopCopy>()
        .Consume<KeepRoleCopy>()
        .Consume<KeepRateCopy>()
        .Consume<KeepOutputCopy>()
        .Consume<OpenAwardWhenLedgerOpened>()
        .Consume<ApplyAmendmentWhenBooked>()
        .Consume<KeepAwardWhenAmendmentNotBooked>());
}
