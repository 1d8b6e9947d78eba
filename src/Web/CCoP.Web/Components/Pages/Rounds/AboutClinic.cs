using CCoP.Proposals.Contracts;
using Microsoft.AspNetCore.Components;

namespace CCoP.Web.Components.Pages.Rounds;

/// <summary>A page about one clinic.</summary>
public abstract class AboutClinic : AboutRecord<ClinicPage, Words.Proposals>
{
    [Inject]
    public required ProposalsClient Proposals { get; set; }

    protected override string Overview => $"/clinics/{Id}";

    protected override Task<ClinicPage?> AskAsync() => Proposals.ReadClinicAsync(Id, Ct);
}
