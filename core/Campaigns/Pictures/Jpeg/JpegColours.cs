namespace PluginHost.Campaigns.Pictures.Jpeg;

/// <summary>Makes pixels of the colours of a JPEG: those that are told more coarsely go over gently from one sample to the next.</summary>
/// <param name="frame">The picture.</param>
/// <param name="plain">Its three colours are red, green and blue rather than brightness and two differences.</param>
internal sealed class JpegColours(JpegFrame frame, bool plain)
{
    private const int Unit = 1 << 16;

    public Picture Picture(CancellationToken cancellationToken)
    {
        var picture = Pictures.Picture.Blank(frame.Width, frame.Height);
        var lines = frame.Components.Select(_ => new byte[frame.Width]).ToArray();
        for (var y = 0; y < frame.Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < lines.Length; i++)
            {
                Line(frame.Components[i], y, lines[i]);
            }

            Write(lines, picture.Row(y));
        }

        return picture;
    }

    private void Write(byte[][] lines, Span<byte> pixels)
    {
        for (var (x, at) = (0, 0); x < frame.Width; x++, at += Pictures.Picture.Channels)
        {
            pixels[at + 3] = 255;
            int first = lines[0][x];
            if (lines.Length == 1)
            {
                pixels.Slice(at, 3).Fill((byte)first);
            }
            else if (plain)
            {
                (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)first, lines[1][x], lines[2][x]);
            }
            else
            {
                var (blue, red) = (lines[1][x] - 128, lines[2][x] - 128);
                pixels[at] = Sum(first, (int)(1.402 * Unit) * red);
                pixels[at + 1] = Sum(first, -((int)(0.344136 * Unit) * blue) - ((int)(0.714136 * Unit) * red));
                pixels[at + 2] = Sum(first, (int)(1.772 * Unit) * blue);
            }
        }
    }

    private static byte Sum(int brightness, int difference) => (byte)Math.Clamp(brightness + ((difference + (Unit / 2)) >> 16), 0, 255);

    private void Line(JpegComponent one, int y, Span<byte> to)
    {
        var (across, down) = (frame.Across / one.Across, frame.Down / one.Down);
        var isEven = frame.Across % one.Across == 0 && frame.Down % one.Down == 0;
        if (!isEven || across > 2 || down > 2)
        {
            var row = one.Samples.AsSpan(y * one.Down / frame.Down * one.Stride);
            for (var x = 0; x < to.Length; x++)
            {
                to[x] = row[x * one.Across / frame.Across];
            }

            return;
        }

        var near = one.Samples.AsSpan(y / down * one.Stride, one.Stride);
        if (across == 1 && down == 1)
        {
            near[..to.Length].CopyTo(to);
            return;
        }

        var other = down == 1 ? y : Math.Clamp((y / 2) + (y % 2 == 0 ? -1 : 1), 0, one.Height - 1);
        Blend(near, one.Samples.AsSpan(other * one.Stride, one.Stride), one.Width, across, to);
    }

    /// <summary>Three parts of the sample that is near and one of the next, in both directions.</summary>
    private static void Blend(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, int width, int across, Span<byte> to)
    {
        for (var x = 0; x < to.Length; x++)
        {
            var at = x / across;
            var here = (near[at] * 3) + far[at];
            if (across == 1)
            {
                to[x] = (byte)((here + 2) >> 2);
                continue;
            }

            var next = Math.Clamp(at + (x % 2 == 0 ? -1 : 1), 0, width - 1);
            to[x] = (byte)(((here * 3) + (near[next] * 3) + far[next] + (x % 2 == 0 ? 8 : 7)) >> 4);
        }
    }
}
