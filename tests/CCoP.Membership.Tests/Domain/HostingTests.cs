using CCoP.Membership.Domain;

namespace CCoP.Membership.Tests.Domain;

public sealed class HostingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Organisation host = Organisation.Register("host");
    private readonly Organisation hosted = Organisation.Register("hosted");

    [Fact, Trait("Row", "M02")]
    public void A_confirmed_hosting_makes_the_pair_one_legal_entity_and_a_refuted_one_two()
    {
        var hosting = Hosting.Ask("pair", host, hosted, "test");
        host.Changed([hosting]).UnresolvedHostIds.ShouldBe([hosted.Id.Value]);

        hosting.RuleOn(HostingState.Confirmed, "They said so.", false, host, hosted, Guid.CreateVersion7(), Now);
        hosted.Changed([hosting]).ShouldSatisfyAllConditions(
            told => told.LegalEntityId.ShouldBe(host.Id.Value),
            told => told.UnresolvedHostIds.ShouldBeEmpty());

        hosting.RuleOn(HostingState.Refuted, "It was a printing matter.", false, host, hosted, Guid.CreateVersion7(), Now);
        hosted.Changed([hosting]).LegalEntityId.ShouldBe(hosted.Id.Value);
    }

    [Fact]
    public void Two_organisations_cannot_host_each_other()
    {
        var one = Hosting.Ask("one", host, hosted, "test");
        one.RuleOn(HostingState.Confirmed, "Yes.", false, host, hosted, Guid.CreateVersion7(), Now);
        var other = Hosting.Ask("other", hosted, host, "test");

        Should.Throw<DomainException>(() => other.RuleOn(HostingState.Confirmed, "Yes.", false, hosted, host, Guid.CreateVersion7(), Now))
            .Code.ShouldBe("hosting.circle");
    }

    [Fact]
    public void The_same_ruling_twice_is_refused() =>
        Should.Throw<DomainException>(() =>
        {
            var hosting = Hosting.Ask("pair", host, hosted, "test");
            hosting.RuleOn(HostingState.Refuted, "No.", false, host, hosted, Guid.CreateVersion7(), Now);
            hosting.RuleOn(HostingState.Refuted, "No.", false, host, hosted, Guid.CreateVersion7(), Now);
        }).Code.ShouldBe("hosting.ruled");
}
