namespace CCoP.Web.Components.Texts;

/// <summary>The capital and the 24 provinces by their ISO 3166-2 codes.</summary>
internal static class Provinces
{
    public static IReadOnlyDictionary<string, LocalText> All { get; } = new Dictionary<string, LocalText>(StringComparer.Ordinal)
    {
        ["KH-1"] = new("Banteay Meanchey", "បន្ទាយមានជ័យ"),
        ["KH-2"] = new("Battambang", "បាត់ដំបង"),
        ["KH-3"] = new("Kampong Cham", "កំពង់ចាម"),
        ["KH-4"] = new("Kampong Chhnang", "កំពង់ឆ្នាំង"),
        ["KH-5"] = new("Kampong Speu", "កំពង់ស្ពឺ"),
        ["KH-6"] = new("Kampong Thom", "កំពង់ធំ"),
        ["KH-7"] = new("Kampot", "កំពត"),
        ["KH-8"] = new("Kandal", "កណ្តាល"),
        ["KH-9"] = new("Koh Kong", "កោះកុង"),
        ["KH-10"] = new("Kratie", "ក្រចេះ"),
        ["KH-11"] = new("Mondulkiri", "មណ្ឌលគិរី"),
        ["KH-12"] = new("Phnom Penh", "ភ្នំពេញ"),
        ["KH-13"] = new("Preah Vihear", "ព្រះវិហារ"),
        ["KH-14"] = new("Prey Veng", "ព្រៃវែង"),
        ["KH-15"] = new("Pursat", "ពោធិ៍សាត់"),
        ["KH-16"] = new("Ratanakiri", "រតនគិរី"),
        ["KH-17"] = new("Siem Reap", "សៀមរាប"),
        ["KH-18"] = new("Preah Sihanouk", "ព្រះសីហនុ"),
        ["KH-19"] = new("Stung Treng", "ស្ទឹងត្រែង"),
        ["KH-20"] = new("Svay Rieng", "ស្វាយរៀង"),
        ["KH-21"] = new("Takeo", "តាកែវ"),
        ["KH-22"] = new("Oddar Meanchey", "ឧត្តរមានជ័យ"),
        ["KH-23"] = new("Kep", "កែប"),
        ["KH-24"] = new("Pailin", "ប៉ៃលិន"),
        ["KH-25"] = new("Tboung Khmum", "ត្បូងឃ្មុំ"),
    };

    public static LocalText Name(string code) => All.GetValueOrDefault(code) ?? new(code);
}
