using CCoP.Finance.Domain;
using static CCoP.Finance.Tests.Domain.World;

namespace CCoP.Finance.Tests.Domain;

public sealed class PolicyTests
{
    private const string Approve = Roles.FinanceApprove, Verify = Roles.FinanceVerify, Pay = Roles.FinancePay, Facilitate = Roles.Facilitator;

    private readonly World world = new World(20_000, 0).WithMou();

    [Theory, Trait("Row", "N14")]
    [InlineData(0.01, "3.1", Approve)]
    [InlineData(1_999.99, "3.1", Approve)]
    [InlineData(2_000.00, "3.1", Approve)]
    [InlineData(2_000.01, "3.2", Facilitate, Approve)]
    [InlineData(10_000.00, "3.2", Facilitate, Approve)]
    [InlineData(10_000.01, "3.3", Facilitate, Approve, Approve)]
    [InlineData(20_000.00, "3.3", Facilitate, Approve, Approve)]
    public void Each_amount_needs_the_approvals_of_its_band(double eur, string clause, params string[] roles)
    {
        var advance = world.Requested(world.Wanted(Money.Eur((decimal)eur)));
        (advance.Needed.Band.Clause, advance.Needed.PolicyNumber, advance.Needed.IsAssumed).ShouldBe((clause, 1, true));
        advance.Verify(world.Verifier, world.Now);

        foreach (var role in roles)
        {
            (advance.State, advance.NextRole).ShouldBe((AdvanceState.Verified, role));
            advance.Approve(world.Ledger, world.Rates, Guid.CreateVersion7(), world.Now);
        }

        (advance.State, advance.NextRole).ShouldBe((AdvanceState.Approved, Pay));
    }

    [Fact, Trait("Row", "N14")]
    public void Approvals_of_one_band_come_from_different_people()
    {
        var advance = world.Requested(world.Wanted(Money.Eur(2_000.01m)));
        advance.Verify(world.Verifier, world.Now);
        advance.Approve(world.Ledger, world.Rates, world.Facilitator, world.Now);

        Refused(() => advance.Approve(world.Ledger, world.Rates, world.Facilitator, world.Now), "step.same_person", Refusal.NotAllowed).Facts["clause"].ShouldBe("2.1");
        Refused(() => advance.Approve(world.Ledger, world.Rates, new Actor(world.Approver, world.Facilitator), world.Now), "step.same_person", Refusal.NotAllowed);
        advance.Approve(world.Ledger, world.Rates, world.Approver, world.Now);
        advance.State.ShouldBe(AdvanceState.Approved);
    }

    [Fact, Trait("Row", "N14")]
    public void A_returned_advance_needs_all_its_approvals_anew()
    {
        var advance = world.Requested(world.Wanted(Money.Eur(3_000)));
        advance.Verify(world.Verifier, world.Now);
        advance.Approve(world.Ledger, world.Rates, world.Facilitator, world.Now);
        advance.Return("Ask for less.", world.Approver, world.Now);
        advance.Revise(world.Wanted(Money.Eur(2_500)), world.Ledger, Policy.First, world.Rates, world.Representative, world.Now);
        advance.Verify(world.Verifier, world.Now);

        (advance.Given.Count(), advance.NextRole).ShouldBe((0, Facilitate));
    }

    [Fact, Trait("Row", "N14")]
    public void A_top_up_needs_the_approvals_of_its_own_amount()
    {
        var advance = world.Acknowledged(world.Wanted(Money.Eur(100)));
        world.Clear(advance, null, Receipt(world.Transport, Money.Eur(2_100.01m)));
        (advance.Needed.Band.Clause, advance.NextRole).ShouldBe(("3.2", Facilitate));

        advance.ApproveTopUp(world.Facilitator, world.Now);
        (advance.Clearance!.State, advance.NextRole).ShouldBe((ClearanceState.TopUpDue, Approve));
        Refused(() => world.PayTopUp(advance), "step.not_due");
        advance.ApproveTopUp(world.Approver, world.Now);
        advance.Clearance.State.ShouldBe(ClearanceState.TopUpApproved);
    }

    /// <summary>On one transaction: whoever acts in the row may afterwards not act in the column, but again in their own duty.</summary>
    [Theory, Trait("Row", "N13")]
    [InlineData("represent", "verify")]
    [InlineData("represent", "approve")]
    [InlineData("represent", "pay")]
    [InlineData("verify", "approve")]
    [InlineData("verify", "pay")]
    [InlineData("verify", "represent")]
    [InlineData("approve", "pay")]
    [InlineData("approve", "represent")]
    [InlineData("pay", "represent")]
    public void Two_duties_of_one_person_on_one_advance_are_refused_also_for_somebody_absent(string first, string second)
    {
        var (person, absent) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (earlier, later) in new (Actor, Actor)[] { (person, person), (new(person, absent), person), (person, new(absent, person)), (new(person, absent), absent) })
        {
            Guid Other() => Guid.CreateVersion7();
            Actor By(string duty) => duty == first ? earlier : duty == second ? later : Other();
            var advance = world.Ledger.RequestAdvance(Id<Advance>.New(), world.Wanted(Money.Eur(1)), [world.Lid], Policy.First, world.Rates, (first == "represent" ? earlier : Other()).PersonId, world.Now);
            var steps = new (string Duty, Action<Actor> Act)[]
            {
                ("verify", actor => advance.Verify(actor, world.Now)),
                ("approve", actor => advance.Approve(world.Ledger, world.Rates, actor, world.Now)),
                ("pay", actor => advance.Pay(new NewPayment(world.Today, "X"), world.Ledger, Policy.First, world.Rates, actor, world.Now)),
                ("represent", actor => advance.Acknowledge(actor, world.Now)),
            };
            if (first == "represent" && earlier.OnBehalfOf is not null)
            {
                continue; // Nobody represents a member for somebody absent.
            }

            foreach (var (duty, act) in steps.TakeWhile(step => step.Duty != second))
            {
                act(By(duty));
            }

            Refused(() => steps.Single(step => step.Duty == second).Act(later), "step.same_person", Refusal.NotAllowed).Facts["clause"].ShouldBe("2.1");
        }
    }

    /// <summary>A role (first) may or may not be handed to somebody who holds another one (second).</summary>
    [Theory, Trait("Row", "N13")]
    [InlineData(Verify, Verify, null)]
    [InlineData(Verify, Approve, null)]
    [InlineData(Verify, Pay, null)]
    [InlineData(Verify, Facilitate, null)]
    [InlineData(Approve, Verify, null)]
    [InlineData(Approve, Approve, null)]
    [InlineData(Approve, Pay, "2.3")]
    [InlineData(Approve, Facilitate, null)]
    [InlineData(Pay, Verify, null)]
    [InlineData(Pay, Approve, "2.3")]
    [InlineData(Pay, Pay, null)]
    [InlineData(Pay, Facilitate, "2.3")]
    [InlineData(Facilitate, Verify, null)]
    [InlineData(Facilitate, Approve, null)]
    [InlineData(Facilitate, Pay, "2.3")]
    [InlineData(Facilitate, Facilitate, null)]
    [InlineData(Verify, Roles.Grantee, "2.4")]
    [InlineData(Approve, Roles.Grantee, "2.4")]
    [InlineData(Pay, Roles.Grantee, "2.4")]
    [InlineData(Facilitate, Roles.Grantee, "2.4")]
    [InlineData(Verify, Roles.Auditor, "2.5")]
    [InlineData(Approve, Roles.Auditor, "2.5")]
    [InlineData(Pay, Roles.Auditor, "2.5")]
    [InlineData(Facilitate, Roles.Auditor, "2.5")]
    public void Incompatible_roles_are_not_handed_over_to_one_person(string handed, string held, string? clause)
    {
        // Somebody who also works at the desk, by a role that is compatible with the one that is handed over.
        string[] theirs = held is Roles.Grantee or Roles.Auditor ? [handed, held] : [held];
        Delegation Hand() => Delegation.Hand(Wanted(handed), [handed], theirs, [], Policy.First, world.Approver, world.Now);

        if (clause is null)
        {
            Hand().Role.ShouldBe(handed);
        }
        else
        {
            Refused(() => Hand(), "delegation.incompatible").Facts["clause"].ShouldBe(clause);
        }
    }

    [Fact, Trait("Row", "N14")]
    public void A_role_is_handed_over_by_who_holds_it_to_a_colleague_for_days_to_come_once()
    {
        Delegation Hand(NewDelegation told, string[]? own = null, string[]? theirs = null, params Delegation[] earlier) =>
            Delegation.Hand(told, own ?? [Approve], theirs ?? [Verify], earlier, Policy.First, world.Approver, world.Now);
        var good = Wanted(Approve);

        Refused(() => Hand(good, own: [Verify]), "delegation.not_held", Refusal.NotAllowed);
        Refused(() => Hand(good with { Role = Roles.Grantee }, own: [Roles.Grantee]), "delegation.not_held", Refusal.NotAllowed);
        Refused(() => Hand(good with { From = world.Today.AddDays(-1) }), "delegation.days");
        Refused(() => Hand(good with { Until = world.Today.AddDays(91) }), "delegation.days");
        Refused(() => Hand(good with { ToPersonId = world.Approver }), "delegation.person");
        Refused(() => Hand(good, theirs: [Roles.Committee]), "delegation.person");
        var first = Hand(good);
        Refused(() => Hand(good with { From = first.Until, Until = first.Until }, earlier: first), "delegation.overlap");
        Refused(() => first.End(world.Payer, world.Now), "delegation.not_yours", Refusal.NotAllowed);
        first.End(world.Approver, world.Now);
        Refused(() => first.End(world.Approver, world.Now), "delegation.ended");
        Hand(good, earlier: first).From.ShouldBe(world.Today);
    }

    [Fact, Trait("Row", "N14")]
    public void The_next_version_decides_from_its_day_on_and_is_assumed_until_another_person_confirms_it()
    {
        var good = new NewPolicy(world.Today, "Minutes of 3 November", [new("3.1", Money.Eur(500), [Approve]), new("3.2", null, [Approve, Approve])], 0.40m);
        Policy Record(NewPolicy told) => Policy.Record(told, Policy.First, world.Approver, world.Now);
        Refused(() => Record(good with { From = world.Today.AddDays(-1) }), "policy.past");
        Refused(() => Record(good with { Approvals = [good.Approvals[0]] }), "policy.bands", Refusal.Malformed);
        Refused(() => Record(good with { Approvals = [good.Approvals[0], good.Approvals[0], good.Approvals[1]] }), "policy.bands", Refusal.Malformed);
        Refused(() => Record(good with { Approvals = [new("3.1", Money.Usd(500), [Approve]), good.Approvals[1]] }), "policy.bands", Refusal.Malformed);
        Refused(() => Record(good with { Approvals = [new("3.1", null, [Pay])] }), "policy.roles", Refusal.Malformed);
        Refused(() => Record(good with { MostUncleared = 1.01m }), "policy.share", Refusal.Malformed);
        Refused(() => Record(good with { MostUncleared = 0.405m }), "policy.share", Refusal.Malformed);

        var next = Record(good);

        (next.Number, next.IsAssumed).ShouldBe((2, true));
        (next.ApprovalsFor(500).Band.Clause, next.ApprovalsFor(500.01m).Band.Clause).ShouldBe(("3.1", "3.2"));
        Refused(() => next.Confirm("Policy of 2023, chapter 3", world.Approver), "step.same_person", Refusal.NotAllowed);
        next.Confirm("Policy of 2023, chapter 3", world.Facilitator);
        (next.IsAssumed, next.Source).ShouldBe((false, "Policy of 2023, chapter 3"));
        Refused(() => next.Confirm("Again", world.Facilitator), "policy.confirmed");
    }

    private NewDelegation Wanted(string role) => new(role, world.Verifier, world.Today, world.Today.AddDays(10), "Annual leave");
}
