namespace CCoP.Web.Components.Forms;

/// <summary>A list that is written and saved as a whole.</summary>
public abstract class RowsForm<TRow> : PartForm where TRow : FormRow, new()
{
    /// <summary>Wishes of the form's buttons, see <see cref="Submitting.Submission.Do"/>; the last two are followed by the key of a row.</summary>
    public const string Add = "add", Remove = "remove:", Take = "take:";

    /// <summary>By key: the id of a saved row, or a fresh one. A row keeps its key, whatever happens to the others.</summary>
    public Dictionary<string, TRow> Rows { get; set => field = value ?? []; } = [];

    public IReadOnlyList<(string Key, TRow Row)> InOrder => [.. Rows.OrderBy(row => row.Value.Position ?? int.MaxValue).Select(row => (row.Key, row.Value))];

    public static string Name(string key, string field) => $"Form.Rows[{key}].{field}";

    /// <summary>Does what a button asks for. The key of the row that is new here; null when there is none.</summary>
    public string? Change(string wish, IReadOnlyDictionary<string, TRow> saved, Func<TRow?, TRow> another)
    {
        if (wish == Add)
        {
            var key = Guid.CreateVersion7().ToString();
            var row = another(InOrder.Select(last => last.Row).LastOrDefault());
            row.Position = Rows.Count;
            Rows[key] = row;
            return key;
        }

        if (wish.StartsWith(Remove, StringComparison.Ordinal))
        {
            Rows.Remove(wish[Remove.Length..]);
        }
        else if (wish.StartsWith(Take, StringComparison.Ordinal) && saved.TryGetValue(wish[Take.Length..], out var taken))
        {
            Rows[wish[Take.Length..]] = taken;
            return wish[Take.Length..];
        }

        return null;
    }
}

/// <summary>What every row carries.</summary>
public abstract class FormRow
{
    /// <summary>Place in the list; null for a row that was put back from what the browser had kept: it goes last.</summary>
    public int? Position { get; set; }
}
