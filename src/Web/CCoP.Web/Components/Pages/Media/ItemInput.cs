using CCoP.Web.Components.Forms;

namespace CCoP.Web.Components.Pages.Media;

/// <summary>What an item is called and shows, as typed.</summary>
public class ItemInput
{
    public string? TitleEn { get; set; }

    public string? TitleKm { get; set; }

    public string? AltEn { get; set; }

    public string? AltKm { get; set; }

    public bool IsDecorative { get; set; }

    public string? Credit { get; set; }

    public LocalText? AltText => Typing.TextOrNone(AltEn, AltKm);

    /// <summary>The field that a refusal is about.</summary>
    public static string? Field(ApiException refused) => refused.Code.Split('.')[0] switch
    {
        "alt_text" => "Form.AltEn",
        _ => null,
    };
}
