namespace CCoP.Web.Components.Layout;

/// <summary>A page in the menu of the workspaces.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Words">Its name: a key of Words/Shared.resx.</param>
/// <param name="Roles">Who sees it; none means everyone who is signed in. What they may do there is for the services to say.</param>
internal sealed record Workspace(string Path, string Words, params IReadOnlyList<string> Roles)
{
    /// <summary>A new workspace is one line here.</summary>
    public static IReadOnlyList<Workspace> All { get; } =
    [
        new("/start", "Nav.Start"),
        new("/proposals", "Nav.Proposals", ServiceDefaults.Roles.Grantee, ServiceDefaults.Roles.Committee, ServiceDefaults.Roles.Chair, ServiceDefaults.Roles.Facilitator, ServiceDefaults.Roles.Auditor),
        new("/rounds", "Nav.Rounds"),
        new("/review", "Nav.Review", ServiceDefaults.Roles.Committee, ServiceDefaults.Roles.Chair),
        new("/meetings", "Nav.Meetings", ServiceDefaults.Roles.Committee, ServiceDefaults.Roles.Chair, ServiceDefaults.Roles.Facilitator, ServiceDefaults.Roles.Auditor),
        new("/awards", "Nav.Awards", ServiceDefaults.Roles.Grantee, ServiceDefaults.Roles.Chair, ServiceDefaults.Roles.Facilitator, ServiceDefaults.Roles.Auditor),
        new("/finance", "Nav.Finance", ServiceDefaults.Roles.Grantee, ServiceDefaults.Roles.Facilitator, ServiceDefaults.Roles.FinanceVerify, ServiceDefaults.Roles.FinanceApprove, ServiceDefaults.Roles.FinancePay, ServiceDefaults.Roles.Auditor),
        new("/gatherings", "Nav.Gatherings", ServiceDefaults.Roles.Grantee, ServiceDefaults.Roles.Facilitator),
        new("/publishing", "Nav.Publishing", ServiceDefaults.Roles.Grantee, ServiceDefaults.Roles.Facilitator, ServiceDefaults.Roles.Editor, ServiceDefaults.Roles.Publisher, ServiceDefaults.Roles.Safeguarding),
        new("/media", "Nav.Media", ServiceDefaults.Roles.Grantee, ServiceDefaults.Roles.Facilitator, ServiceDefaults.Roles.Editor, ServiceDefaults.Roles.Publisher, ServiceDefaults.Roles.Safeguarding, ServiceDefaults.Roles.Auditor),
        new("/staff", "Nav.Staff", ServiceDefaults.Roles.Facilitator, ServiceDefaults.Roles.Auditor, ServiceDefaults.Roles.Admin),
    ];
}
