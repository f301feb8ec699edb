using System.Buffers.Binary;

namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>The size of a JPEG and its colours.</summary>
internal sealed class JpegFrame
{
    private const long MostSamples = 192L << 20;
    private const long MostRefined = 128L << 20;

    private JpegFrame(int width, int height, bool progressive, IReadOnlyList<JpegComponent> components)
    {
        (Width, Height, Progressive, Components) = (width, height, progressive, components);
        (Across, Down) = (components.Max(static one => one.Across), components.Max(static one => one.Down));
        UnitsAcross = (width + (Across * JpegComponent.Side) - 1) / (Across * JpegComponent.Side);
        UnitsDown = (height + (Down * JpegComponent.Side) - 1) / (Down * JpegComponent.Side);
        var samples = components.Sum(one => (long)UnitsAcross * one.Across * UnitsDown * one.Down * JpegComponent.Size);
        if (samples > (progressive ? MostRefined : MostSamples))
        {
            throw new OversizedPictureException();
        }

        foreach (var one in components)
        {
            one.Make(this);
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>It is told coarsely first, then refined.</summary>
    public bool Progressive { get; }

    public IReadOnlyList<JpegComponent> Components { get; }

    /// <summary>How many blocks a unit of the finest colour has.</summary>
    public int Across { get; }

    public int Down { get; }

    public int UnitsAcross { get; }

    public int UnitsDown { get; }

    public static JpegFrame Of(ReadOnlySpan<byte> data, bool progressive)
    {
        if (data.Length < 6 || data[0] != 8 || data.Length != 6 + (data[5] * 3) || data[5] is not (1 or 3))
        {
            throw new InvalidDataException("Colours that are not read.");
        }

        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(data[1..]), BinaryPrimitives.ReadUInt16BigEndian(data[3..]));
        PictureLimits.Check(width, height);
        var components = new List<JpegComponent>();
        for (var at = 6; at < data.Length; at += 3)
        {
            var (id, across, down, table) = (data[at], data[at + 1] >> 4, data[at + 1] & 15, data[at + 2]);
            if (across is < 1 or > 4 || down is < 1 or > 4 || table > 3 || components.Any(one => one.Id == id))
            {
                throw new InvalidDataException("A colour that is none.");
            }

            // One colour alone is as fine as the picture, whatever it says.
            components.Add(data[5] == 1 ? new JpegComponent(id, 1, 1, table) : new JpegComponent(id, across, down, table));
        }

        return new JpegFrame(width, height, progressive, components);
    }
}
