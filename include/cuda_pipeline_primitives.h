// Helper names of the pipeline primitives.
#pragma once
#include "cuda_pipeline.h"
