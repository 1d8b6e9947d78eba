namespace CCoP.Media.Domain;

/// <summary>What a person may do with the items and consents of one CoP, by the roles that they hold there now.</summary>
/// <param name="Held"><see cref="Roles.Grantee"/> only as the representative of a member of the CoP.</param>
internal sealed record Duties(IReadOnlySet<string> Held)
{
    /// <summary>They see the items of every CoP that their role is for.</summary>
    public static readonly string[] Staff = [Roles.Facilitator, Roles.Editor, Roles.Publisher, Roles.Safeguarding, Roles.Auditor];

    public bool MaySee => Held.Count > 0;

    public bool MayDescribe => Any(Roles.Grantee, Roles.Facilitator, Roles.Editor);

    /// <summary>Whoever uploads says it once; correcting it is for staff.</summary>
    public bool MayStatePeople => Any(Roles.Facilitator, Roles.Editor, Roles.Safeguarding);

    /// <summary>Only they see the names of those who agreed.</summary>
    public bool MayRecordConsent => Any(Roles.Grantee, Roles.Facilitator, Roles.Editor, Roles.Safeguarding);

    public bool MayWithdraw => Any(Roles.Grantee, Roles.Facilitator, Roles.Editor, Roles.Publisher, Roles.Safeguarding);

    public bool MayReadAccesses => Any(Roles.Safeguarding, Roles.Auditor);

    /// <summary>As whom they withdraw a consent for the person.</summary>
    public ConsentWithdrawer Withdrawer => Any(Roles.Facilitator, Roles.Editor, Roles.Publisher, Roles.Safeguarding) ? ConsentWithdrawer.Staff : ConsentWithdrawer.Representative;

    private bool Any(params string[] roles) => Held.Overlaps(roles);
}
