namespace PluginHost.Rules.Pdf;

/// <summary>What stands before an operator. It keeps its room from one to the next; only the last of too many are kept.</summary>
internal sealed class Operands
{
    private const int Most = 64;
    private const int MostItems = 65_536;

    private readonly double[] _numbers = new double[Most];

    public int Count { get; private set; }

    public string? First { get; private set; }

    /// <summary>The last name, which may be the first.</summary>
    public string? Name { get; private set; }

    public byte[]? Text { get; private set; }

    public PdfDictionary? Dictionary { get; set; }

    /// <summary>The last array: letters, and numbers between them.</summary>
    public List<(byte[]? Text, double Number)> Items { get; } = [];

    /// <param name="fromEnd">1 is the last.</param>
    public double this[int fromEnd] => fromEnd <= Count ? _numbers[Count - fromEnd] : 0;

    public void Add(double number)
    {
        if (Count == Most)
        {
            Array.Copy(_numbers, 1, _numbers, 0, Most - 1);
            Count--;
        }

        _numbers[Count++] = number;
    }

    public void Add(string name) => (First, Name) = (First ?? name, name);

    public void Add(byte[] text) => Text = text;

    public void Add(byte[]? text, double number)
    {
        if (Items.Count < MostItems)
        {
            Items.Add((text, number));
        }
    }

    public void Clear()
    {
        Count = 0;
        (First, Name, Text, Dictionary) = (null, null, null, null);
        Items.Clear();
    }
}
