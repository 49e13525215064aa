"""Files stay small: none over 1,000 lines, and half of them at most 150."""
import statistics

import repository

sizes = {path: repository.read(path).count("\n") for path in repository.files(*repository.CODE, ".py", ".cmake", ".sh")}
problems = [f"{path}: {lines} lines, more than 1,000: split it" for path, lines in sizes.items() if lines > 1000]
median = statistics.median(sizes.values())
if median > 150:
    problems.append(f"the median is {median:.0f} lines, more than 150")
largest = sorted(sizes.items(), key=lambda item: -item[1])[:5]
repository.report(problems, f"{len(sizes)} files, median {median:.0f} lines, largest: "
                  + ", ".join(f"{path} {lines}" for path, lines in largest))
