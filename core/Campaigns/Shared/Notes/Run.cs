namespace PluginHost.Campaigns.Shared;

/// <summary>Characters that were written one after the other: the first stands right of <c>L</c>, each other right of the one before it; all stand left of <c>R</c>.</summary>
internal sealed class Run(CharId id, int length, string? text, CharId? l, CharId? r)
{
    public CharId Id => id;

    public int Length { get; private set; } = length;

    /// <summary>Nothing when they are deleted.</summary>
    public string? Text { get; private set; } = text;

    public CharId? L => l;

    public CharId? R => r;

    public long End => id.Counter + Length;

    public CharId Last => id.Next(Length - 1);

    /// <summary>Where it stood when that was last looked up: a hint, no more.</summary>
    public int Place { get; set; }

    public Run Copy() => new(id, Length, Text, l, r) { Place = Place };

    public void Delete() => Text = null;

    public bool Splits(int offset) => Text is not null && offset > 0 && offset < Length && char.IsSurrogatePair(Text[offset - 1], Text[offset]);

    /// <summary>Keeps what is left of an offset, and gives the rest.</summary>
    public Run Cut(int offset)
    {
        var rest = new Run(id.Next(offset), Length - offset, Text?[offset..], id.Next(offset - 1), r) { Place = Place + 1 };
        (Length, Text) = (offset, Text?[..offset]);
        return rest;
    }

    /// <summary>Whether the other goes on where this ends, so that both may be one.</summary>
    public bool GoesOn(Run other) => other.Id == id.Next(Length) && Text is null == other.Text is null && other.L == Last && other.R == r;

    public void Append(Run other) => (Length, Text) = (Length + other.Length, Text + other.Text is { Length: > 0 } both ? both : null);
}
