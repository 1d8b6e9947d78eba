using CCoP.Membership.Data;
using CCoP.Membership.Features.Reactions;

namespace CCoP.Membership;

/// <summary>Membership's database and messages, as its own process and CCoP.Prepare compose them.</summary>
public static class MembershipService
{
    public const string Name = "membership";

    public static void AddMembership(this IHostApplicationBuilder builder) => builder.AddService<MembershipDb>(Name, bus => bus
        .Consume<AwardCopWhenAwardMade>()
        .Consume<ActivateCopWhenGatheringHeld>()
        .Consume<KeepAdvanceCopy>()
        .Consume<KeepReportCopy>());
}
