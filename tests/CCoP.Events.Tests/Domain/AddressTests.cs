using CCoP.Events.Domain;

namespace CCoP.Events.Tests.Domain;

public sealed class AddressTests
{
    private static readonly Id<Gathering> Id = new(new Guid("0190aaaa-0000-7000-8000-00001234abcd"));

    [Theory]
    [InlineData("Month of Love: a campaign!", "month-of-love-a-campaign-1234abcd")]
    [InlineData("  «MOTHER»  ", "mother-1234abcd")]
    [InlineData("ស្ត្រី", "1234abcd")]
    [InlineData("An event with a title that is much longer than an address should ever be, really", "an-event-with-a-title-that-is-much-longer-than-an-address-sh-1234abcd")]
    public void An_address_is_made_of_the_title_and_the_end_of_the_id(string title, string slug) => Address.Of(new LocalText(title), Id).ShouldBe(slug);
}
