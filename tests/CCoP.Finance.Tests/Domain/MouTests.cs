using CCoP.Finance.Domain;
using static CCoP.Finance.Tests.Domain.World;

namespace CCoP.Finance.Tests.Domain;

public sealed class MouTests
{
    private readonly World world = new();

    [Fact]
    public void It_is_told_once_when_the_last_party_signs()
    {
        var hash = world.DraftMou();

        world.Ledger.SignMou(world.Facilitator, Guid.CreateVersion7(), hash, world.Now).ShouldBeEmpty();
        world.Ledger.SignMou(world.Lid, Guid.CreateVersion7(), hash, world.Now).ShouldBeEmpty();
        var told = world.Ledger.SignMou(world.Wpm, Guid.CreateVersion7(), hash, world.Now).ShouldHaveSingleItem();

        (told.Hash, told.RepresentativeOrganisationId, told.Number).ShouldBe((hash, world.Lid, 1));
        world.Ledger.SignMou(world.Wpm, Guid.CreateVersion7(), hash, world.Now).ShouldBeEmpty();
        world.Ledger.Mou!.Signatures.Count.ShouldBe(3);
    }

    [Fact]
    public void A_signature_on_another_content_than_the_current_is_stale()
    {
        var seen = world.DraftMou();
        world.DraftMou(new(2028, 1, 1)).ShouldNotBe(seen);

        Refused(() => world.Ledger.SignMou(world.Lid, Guid.CreateVersion7(), seen, world.Now), "content.changed", Refusal.Stale);
        world.Ledger.Mou!.Signatures.ShouldBeEmpty();
    }

    [Fact]
    public void A_new_version_needs_every_signature_again_also_with_the_same_text()
    {
        var first = world.WithMou().Ledger.Mou!;

        var second = world.Ledger.DraftMou(world.Memorandum(), world.Lid, world.Facilitator, Guid.CreateVersion7(), world.Now);

        second.Number.ShouldBe(2);
        second.Hash.ShouldNotBe(first.Hash);
        Refused(() => world.Requested(world.Wanted(Money.Usd(10))), "mou.missing").Facts["state"].ShouldBe(MouState.WaitingForSignatures);
    }

    [Fact]
    public void An_advance_needs_it_from_the_last_signature_until_the_end_of_its_last_day()
    {
        Refused(() => world.Requested(world.Wanted(Money.Usd(10))), "mou.missing");
        world.DraftMou();
        Refused(() => world.Requested(world.Wanted(Money.Usd(10))), "mou.missing");

        world.WithMou(until: PaidOn);
        world.Now = PhnomPenh.At(PaidOn, new TimeOnly(23, 59));
        var approved = world.Approved(world.Wanted(Money.Usd(10)));
        world.Now = PhnomPenh.At(PaidOn.AddDays(1), TimeOnly.MinValue);

        Refused(() => world.Requested(world.Wanted(Money.Usd(10))), "mou.missing").Facts["state"].ShouldBe(MouState.Expired);
        Refused(() => world.Pay(approved), "mou.missing");
        Refused(() => world.Ledger.SignMou(world.Lid, Guid.CreateVersion7(), world.Ledger.Mou!.Hash, world.Now), "mou.expired");
    }

    [Fact]
    public void Only_a_party_signs_and_only_a_member_represents()
    {
        var hash = world.DraftMou();

        Refused(() => world.Ledger.SignMou(Guid.CreateVersion7(), Guid.CreateVersion7(), hash, world.Now), "organisation.not_yours", Refusal.NotAllowed);
        Refused(() => Draft(world.Memorandum() with { RepresentativeOrganisationId = world.Facilitator }), "mou.representative");
        Refused(() => Draft(world.Memorandum() with { Text = new("English only", " ") }), "mou.languages");
        Refused(() => Draft(world.Memorandum(world.Today.AddDays(-1))), "mou.valid_until");
        Refused(() => Draft(world.Memorandum(DateOnly.MaxValue)), "mou.valid_until");
    }

    [Fact]
    public void The_member_that_it_does_not_name_cannot_request()
    {
        world.WithMou();

        Refused(
            () => world.Ledger.RequestAdvance(Id<Advance>.New(), world.Wanted(Money.Usd(10)), [world.Wpm], Policy.First, world.Rates, Guid.CreateVersion7(), world.Now),
            "mou.not_representative", Refusal.NotAllowed);
    }

    private void Draft(NewMou told) => world.Ledger.DraftMou(told, told.RepresentativeOrganisationId, world.Facilitator, Guid.CreateVersion7(), world.Now);
}
