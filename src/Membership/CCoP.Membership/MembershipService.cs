using CCoP.Membership.Data;

namespace CCoP.Membership;

/// <summary>Membership's database and messages, as its own process and CCoP.Prepare compose them.</summary>
public static class MembershipService
{
    public const string Name = "membership";

    public static void AddMembership(this IHostApplicationBuilder builder) => builder.AddService<MembershipDb>(Name);
}
